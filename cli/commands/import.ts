import { basename } from 'node:path';
import { FILE_PROFILES, type FileProfile } from '../../collectors/files/profiles.ts';
import { readFilePages } from '../../collectors/files/read-file-pages.ts';
import { loadProfile } from '../../config/load-profile.ts';
import type { Page } from '../../contracts/collector.ts';
import type { ImportedPage } from '../../contracts/imported-page.ts';
import { readText, withApi, type ApiClient } from '../api-access.ts';
import { bodyIndex } from '../body-index.ts';
import { systemClock } from '../clock.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';

interface ImportOptions extends CommonOptions {
  profile: string;
}

/** Source under which files are landed; a part of the ids of their rows, so it is the same for every file. */
const SOURCE_ID = 'import';

/** `import`: posts or appeals from a file. The same file again changes nothing. */
export async function importFile(file: string, options: ImportOptions): Promise<void> {
  const settings = readSettings(options);
  const pages = readFilePages({
    file,
    profile: profileOf(options.profile, settings.region.id),
    sourceId: SOURCE_ID,
    services: {
      clock: systemClock,
      pseudonymise: () => null,
      bodyOfChannel: bodyIndex(settings.region, settings.config.sources),
      timezone: settings.region.timezone,
    },
  });
  await withApi(settings, async (api) => {
    let posts = 0;
    let quarantined = 0;
    for await (const page of pages) {
      await sendPage(api, page);
      posts += page.posts.length;
      quarantined += page.quarantined.length;
    }
    await write(
      process.stdout,
      `${basename(file)}: ${posts} posts read, ${quarantined} rows in quarantine\n`,
    );
  });
}

function profileOf(name: string, regionId: string): FileProfile {
  const known = FILE_PROFILES.find((profile) => profile === name);
  return known ?? loadProfile(name, { regionId, cwd: process.cwd() });
}

async function sendPage(api: ApiClient, page: Page): Promise<void> {
  const { sourceId, quarantined, futureDates } = page;
  const posts = page.posts.map(({ authorKey: _, ...post }) => post);
  const body: ImportedPage = { sourceId, posts, quarantined, futureDates };
  await readText(await api({ method: 'POST', path: '/api/v1/admin/import', body }));
}

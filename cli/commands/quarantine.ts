import type { QuarantineEntry } from '../../contracts/quarantine.ts';
import { readText, withApi } from '../api-access.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';

/** `quarantine`: what could not become a post, one JSON object a line, newest first. */
export async function listQuarantine(options: CommonOptions & { limit: number }): Promise<void> {
  await withApi(readSettings(options), async (api) => {
    const path = `/api/v1/admin/quarantine?limit=${options.limit}`;
    const { items } = JSON.parse(await readText(await api({ method: 'GET', path }))) as {
      items: QuarantineEntry[];
    };
    if (items.length === 0) process.stderr.write('nothing is in quarantine\n');
    await write(process.stdout, items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  });
}

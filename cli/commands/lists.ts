import type { Sources } from '../../contracts/queries/sources.ts';
import { withApi, readText } from '../api-access.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import type { ListName } from '../names.ts';
import { readSettings, type Settings } from '../settings.ts';

/** `districts`, `taxonomy`, `sources`: JSON arrays for programs. */
export async function printList(name: ListName, options: CommonOptions): Promise<void> {
  const settings = readSettings(options);
  await write(process.stdout, `${JSON.stringify(await listOf(name, settings), null, 2)}\n`);
}

async function listOf(name: ListName, settings: Settings): Promise<readonly object[]> {
  switch (name) {
    case 'districts':
      return settings.region.districts.map((district) => {
        const { id, kind, lat, lon, population, populationSource } = district;
        return { id, name: district.name.ru, kind, lat, lon, population, populationSource };
      });
    case 'taxonomy':
      return settings.region.topics.map((topic) => ({
        id: topic.id,
        block: topic.block,
        name: topic.name.ru,
      }));
    case 'sources':
      return sourcesOf(settings);
  }
}

async function sourcesOf(settings: Settings): Promise<readonly object[]> {
  let items: Sources['items'] = [];
  await withApi(settings, async (api) => {
    const answer = await readText(await api({ method: 'GET', path: '/api/v1/sources' }));
    items = (JSON.parse(answer) as Sources).items;
  });
  return items;
}

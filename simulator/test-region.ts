import type { Region } from '../contracts/region.ts';
import { regionSchema } from '../contracts/region.ts';

const TOWNS: readonly (readonly [town: string, district: string])[] = [
  ['Озёрск', 'Озёрский район'],
  ['Гдов', 'Гдовский район'],
  ['Порхов', 'Порховский район'],
  ['Остров', 'Островский район'],
  ['Опочка', 'Опочецкий район'],
  ['Невель', 'Невельский район'],
  ['Дно', 'Дновский район'],
  ['Печоры', 'Печорский район'],
  ['Себеж', 'Себежский район'],
  ['Луга', 'Лужский район'],
  ['Пустошка', 'Пустошкинский район'],
  ['Кунья', 'Куньинский район'],
  ['Локня', 'Локнянский район'],
];

/** A small invented region for tests: thirteen districts with their towns, and four bodies. */
export function testRegion(): Region {
  return regionSchema.parse({
    id: 'ozerny',
    name: { ru: 'Озёрный край', en: 'Lake Land' },
    timezone: 'Europe/Moscow',
    districts: TOWNS.map(([, district], index) => ({
      id: `district-${index}`,
      name: { ru: district, en: `District ${index}` },
      kind: 'district',
      centre: `town-${index}`,
      lat: 57,
      lon: 28,
      tile: { column: index, row: 0 },
      neighbours: [],
      population: 90_000 - index * 6_000,
      populationSource: 'invented',
    })),
    gazetteer: TOWNS.map(([town], index) => ({
      id: `town-${index}`,
      name: town,
      level: 'settlement',
      districtId: `district-${index}`,
      lat: 57,
      lon: 28,
      forms: [],
      source: 'invented',
    })),
    topics: [],
    bodies: [
      body('ministry', [], 'Министерство хозяйства'),
      body('company', [], 'Озёрские сети'),
      body('municipality', ['district-0'], 'Администрация Озёрска'),
      body('municipality', ['district-1'], 'Администрация Гдова'),
    ],
    sources: [],
    elsewhere: [],
    attribution: [],
  });
}

function body(kind: string, districts: string[], name: string): object {
  return {
    id: `${kind}-${districts[0] ?? 'all'}`,
    name: { ru: name, en: name },
    kind,
    districts,
    blocks: ['housing', 'waste', 'energy', 'education', 'health', 'roads', 'transport', 'social'],
    aliases: [],
    pages: [],
  };
}

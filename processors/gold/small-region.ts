import type { Body, GazetteerPlace, Region } from '../../contracts/region.ts';

/** Two districts, a city and a guarded town: as much of a region as a test of one step needs. */
export function smallRegion(given: Partial<Region> = {}): Region {
  return {
    id: 'small',
    name: { ru: 'Малая область', en: 'Small Oblast' },
    timezone: 'Europe/Moscow',
    districts: [
      district('lipsky', 'lipsk', { lat: 57, lon: 28 }),
      district('gorsky', 'gory', { lat: 58, lon: 30 }),
      { ...district('lipsk-city', 'lipsk', { lat: 57, lon: 28 }), kind: 'city' },
    ],
    gazetteer: [
      place('lipsk', 'lipsk-city', ['липск', 'липска', 'липску', 'липском', 'липске']),
      { ...place('gory', 'gorsky', ['горы', 'гор', 'горам', 'горах']), guarded: true, notAfter: ['высокие'] },
      place('dubki-lipsky', 'lipsky', ['дубки', 'дубков', 'дубках']),
      place('dubki-gorsky', 'gorsky', ['дубки', 'дубков', 'дубках']),
      {
        ...place('lipsky', 'lipsky', ['липский район', 'липского района', 'липском районе']),
        level: 'district',
        adjectives: ['липский', 'липского', 'липском'],
      },
      {
        ...place('gorsky', 'gorsky', ['горский район', 'горского района', 'горском районе']),
        level: 'district',
        adjectives: ['горский', 'горского', 'горском'],
      },
      { ...place('kirova', 'lipsk-city', ['улица кирова', 'улице кирова', 'ул кирова']), level: 'street' },
    ],
    topics: [
      topic('housing-water', 'housing', { 'нет воды': 4, вода: 1, кран: 1, двор: 2 }),
      topic('housing-heat', 'housing', { 'холодные батареи': 4, двор: 2 }),
      topic('housing-yard', 'housing', { двор: 2 }),
      topic('education-school', 'education', { школа: 2, учитель: 3 }),
    ],
    bodies: [],
    sources: [],
    elsewhere: ['Москва', 'Московская область', 'Киров'],
    attribution: [],
    ...given,
  };
}

/** A body that answers for the given districts and blocks. */
export function body(id: string, given: Partial<Body>): Body {
  const name = { ru: id, en: id };
  return {
    id,
    name,
    kind: 'municipality',
    districts: [],
    blocks: [],
    aliases: [],
    pages: [],
    replyHours: 24,
    ...given,
  };
}

function district(id: string, centre: string, at: { lat: number; lon: number }): Region['districts'][number] {
  const tile = { column: 0, row: 0 };
  const name = { ru: id, en: id };
  return {
    id,
    name,
    kind: 'district',
    centre,
    ...at,
    tile,
    neighbours: [],
    population: null,
    populationSource: null,
  };
}

function place(id: string, districtId: string, forms: string[]): GazetteerPlace {
  const rest = { lat: null, lon: null, adjectives: [], guarded: false, notBefore: [], notAfter: [] };
  return { id, name: id, level: 'settlement', districtId, forms, source: 'test', ...rest };
}

function topic(
  id: string,
  block: Region['topics'][number]['block'],
  terms: Record<string, number>,
): Region['topics'][number] {
  return { id, block, name: { ru: id, en: id }, terms };
}

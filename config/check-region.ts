import type { Body, District, Topic } from '../contracts/region.ts';
import type { Source } from '../contracts/source.ts';
import { checkSources } from './check-sources.ts';
import { formatPath } from './problems.ts';
import type { Problem } from './problems.ts';
import type { Located } from './region-files.ts';
import type { PlaceEntry } from './region-schema.ts';

/** The parts of a region, each right by itself. */
export interface RegionParts {
  /** Name of the folder. */
  id: string;
  head: Located<{ id: string; timezone: string }>;
  districts: Located<District>[];
  topics: Located<Topic>[];
  places: Located<PlaceEntry>[];
  bodies: Located<Body>[];
  sources: Located<Source[]>;
}

/** Everything that is wrong between the parts of a region. */
export function checkRegion(parts: RegionParts): Problem[] {
  return [
    ...checkHead(parts),
    ...[parts.districts, parts.topics, parts.places, parts.bodies].flatMap(repeatedIds),
    ...checkDistricts(parts),
    ...checkTiles(parts.districts),
    ...checkTopics(parts.topics),
    ...checkPlaces(parts),
    ...checkBodies(parts),
    ...checkSources(parts.sources.file, parts.sources.value, {
      bodyIds: idsOf(parts.bodies),
      districtIds: idsOf(parts.districts),
    }),
  ];
}

function checkHead({ id, head }: RegionParts): Problem[] {
  const problems: Problem[] = [];
  if (head.value.id !== id)
    problems.push(problem(head, 'id', 'the id is not the name of the folder', `write ${id}`));
  try {
    new Intl.DateTimeFormat('en', { timeZone: head.value.timezone }).format();
  } catch {
    problems.push(problem(head, 'timezone', 'no such time zone', 'use an IANA name such as Europe/Moscow'));
  }
  return problems;
}

function checkDistricts({ districts, places }: RegionParts): Problem[] {
  const byId = new Map(districts.map((district) => [district.value.id, district.value]));
  const placeIds = new Set(idsOf(places));
  return districts.flatMap((district) => {
    const { id, centre, neighbours, population, populationSource } = district.value;
    const problems = neighbours.flatMap((neighbour, index) => {
      const at = ['neighbours', index];
      const other = byId.get(neighbour);
      if (other === undefined) return [problem(district, at, 'no such district', 'use an id of this file')];
      if (neighbour === id)
        return [problem(district, at, 'a district is no neighbour of itself', 'remove it')];
      if (other.neighbours.includes(id)) return [];
      return [
        problem(district, at, `${neighbour} does not name ${id} as its neighbour`, 'name it there, too'),
      ];
    });
    if (!placeIds.has(centre)) {
      problems.push(problem(district, 'centre', 'no such place', 'use an id of a places file'));
    }
    if ((population === null) !== (populationSource === null)) {
      problems.push(
        problem(district, 'population', 'a number and its source go together', 'give both or neither'),
      );
    }
    return problems;
  });
}

function checkTiles(districts: readonly Located<District>[]): Problem[] {
  const taken = new Map<string, string>();
  return districts.flatMap((district) => {
    const { column, row } = district.value.tile;
    const cell = `${column}:${row}`;
    const owner = taken.get(cell);
    if (owner === undefined) taken.set(cell, district.value.id);
    return owner === undefined
      ? []
      : [problem(district, 'tile', `the cell belongs to ${owner}`, 'give each district its own cell')];
  });
}

function checkTopics(topics: readonly Located<Topic>[]): Problem[] {
  return topics.flatMap((topic) => {
    const { block, id, terms } = topic.value;
    const problems: Problem[] = [];
    if (!id.startsWith(`${block}-`)) {
      problems.push(problem(topic, 'id', 'the id does not begin with its block', `write ${block}-${id}`));
    }
    if (Object.keys(terms).length === 0) {
      problems.push(problem(topic, 'terms', 'no terms', 'give words and phrases by which it is known'));
    }
    if (Object.values(terms).some((weight) => weight <= 0)) {
      problems.push(
        problem(topic, 'terms', 'a weight is not above 0', 'remove the term or raise its weight'),
      );
    }
    return problems;
  });
}

function checkPlaces({ places, districts }: RegionParts): Problem[] {
  const districtIds = new Set(idsOf(districts));
  return places.flatMap((place) => {
    const { districtId, level, lat, lon } = place.value;
    const problems: Problem[] = [];
    if (districtId !== null && !districtIds.has(districtId)) {
      problems.push(problem(place, 'districtId', 'no such district', 'use an id of districts.yaml'));
    }
    if (districtId === null && level !== 'region') {
      problems.push(problem(place, 'level', 'only the region is in no district', 'give its districtId'));
    }
    if ((lat === null) !== (lon === null)) {
      problems.push(problem(place, 'lat', 'half a coordinate', 'give lat and lon, or neither'));
    }
    return problems;
  });
}

function checkBodies({ bodies, districts }: RegionParts): Problem[] {
  const districtIds = new Set(idsOf(districts));
  return bodies.flatMap((body) =>
    body.value.districts.flatMap((districtId, index) =>
      districtIds.has(districtId)
        ? []
        : [problem(body, ['districts', index], 'no such district', 'use an id of districts.yaml')],
    ),
  );
}

function repeatedIds(items: readonly Located<{ id: string }>[]): Problem[] {
  const seen = new Map<string, string>();
  return items.flatMap((item) => {
    const first = seen.get(item.value.id);
    const where = item.file.where([...item.path, 'id']);
    if (first === undefined) seen.set(item.value.id, where);
    return first === undefined
      ? []
      : [problem(item, 'id', `the id is taken at ${first}`, 'give each its own id')];
  });
}

function idsOf(items: readonly Located<{ id: string }>[]): string[] {
  return items.map((item) => item.value.id);
}

function problem(
  item: Located<unknown>,
  key: string | readonly (string | number)[],
  what: string,
  hint: string,
): Problem {
  const path = [...item.path, ...(typeof key === 'string' ? [key] : key)];
  return { where: item.file.where(path), path: formatPath(path), what, hint };
}

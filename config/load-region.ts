import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { VecheError } from '../contracts/errors.ts';
import type { Region, Topic } from '../contracts/region.ts';
import { readImported } from './import/read-imported.ts';
import { checkRegion } from './check-region.ts';
import { joinElsewhere, joinForms } from './place-forms.ts';
import { problemsError } from './problems.ts';
import { locateItems, openRegionFolder } from './region-files.ts';
import type { Located } from './region-files.ts';
import {
  bodiesSchema,
  districtsSchema,
  elsewhereSchema,
  formsSchema,
  headSchema,
  placesSchema,
  regionSourcesSchema,
  topicsSchema,
} from './region-schema.ts';

/** Folder with one folder for each region. */
export const REGIONS_DIR: string = join(import.meta.dirname, 'regions');

/** Ids of the regions that can be loaded. */
export function regionIds(root: string = REGIONS_DIR): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'region.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Everything about a region, from `config/regions/<id>/`, checked within each file and across them.
 * Throws one VecheError `config` with every problem as `file:line:column path: what; what to do`.
 */
export function loadRegion(id: string, root: string = REGIONS_DIR): Region {
  const known = regionIds(root);
  // The id is compared with what is there, never joined to a path: `../..` is just an unknown region.
  if (!known.includes(id)) {
    throw new VecheError('config', 'there is no such region', { hint: `known regions: ${known.join(', ')}` });
  }
  const folder = openRegionFolder(join(root, id));
  const head = folder.read('region.yaml', headSchema);
  const districts = folder.read('districts.yaml', districtsSchema);
  const topics = folder.readAll('topics-', topicsSchema).flatMap(topicsOf);
  const places = folder.readAll('places-', placesSchema).flatMap(locateItems);
  const bodies = folder.readAll('bodies-', bodiesSchema).flatMap(locateItems);
  const sources = folder.read('sources.yaml', regionSourcesSchema);
  const elsewhere = folder.read('elsewhere.yaml', elsewhereSchema);
  const forms = folder.read('forms.json', formsSchema);
  if (folder.problems.length > 0) throw problemsError(folder.problems);
  if (head === null || districts === null || sources === null || elsewhere === null || forms === null) {
    throw new VecheError('internal', 'a region file failed without a problem');
  }

  const gazetteer = places.map((place) => joinForms(place, forms.value));
  const foreign = joinElsewhere(elsewhere, forms.value);
  const problems = [
    ...foreign.problems,
    ...gazetteer.flatMap((joined) => joined.problems),
    ...checkRegion({ id, head, districts: locateItems(districts), topics, places, bodies, sources }),
  ];
  if (problems.length > 0) throw problemsError(problems);
  const imported = readImported(join(root, id), districts.value);
  return {
    ...head.value,
    districts: districts.value,
    gazetteer: [...gazetteer.map((joined) => joined.place), ...imported.places],
    topics: topics.map((topic) => topic.value),
    bodies: bodies.map((body) => body.value),
    sources: sources.value,
    elsewhere: foreign.forms,
    ...(imported.boundaries === null ? {} : { boundaries: imported.boundaries }),
  };
}

/** Topics of one file, the weight lists turned into term → weight. */
function topicsOf(list: Located<{ block: Topic['block']; topics: TopicEntry[] }>): Located<Topic>[] {
  const { block, topics } = list.value;
  return topics.map(({ id, name, terms }, index) => ({
    value: {
      id,
      name,
      block,
      terms: Object.fromEntries(
        Object.entries(terms).flatMap(([weight, words]) => words.map((word) => [word, Number(weight)])),
      ),
    },
    file: list.file,
    path: ['topics', index],
  }));
}

interface TopicEntry {
  id: string;
  name: Topic['name'];
  terms: Record<string, string[]>;
}

import type { Source } from '../contracts/source.ts';
import { nearestName } from '../text/nearest-name.ts';
import { formatPath } from './problems.ts';
import type { Problem } from './problems.ts';
import type { YamlFile } from './yaml-file.ts';

/** Ids that a source may name. */
export interface KnownIds {
  bodyIds: readonly string[];
  districtIds: readonly string[];
}

/** Faults between the sources of a file and against the ids of its region; without these only the former. */
export function checkSources(yaml: YamlFile, sources: readonly Source[], known: KnownIds | null): Problem[] {
  const first = new Map<string, number>();
  return sources.flatMap((source, index) => {
    const at = (key: string, what: string, hint: string): Problem => {
      const path = ['sources', index, key];
      return { where: yaml.where(path), path: formatPath(path), what, hint };
    };
    const problems: Problem[] = [];
    const earlier = first.get(source.id);
    if (earlier === undefined) first.set(source.id, index);
    else problems.push(at('id', `the id is taken by sources[${earlier}]`, 'give each source its own id'));
    if (known === null) return problems;
    const { bodyId, districtId } = source;
    if (bodyId !== null && !known.bodyIds.includes(bodyId)) {
      problems.push(at('bodyId', 'no such body in the region', hintFor(bodyId, known.bodyIds)));
    }
    if (districtId !== null && !known.districtIds.includes(districtId)) {
      problems.push(
        at('districtId', 'no such district in the region', hintFor(districtId, known.districtIds)),
      );
    }
    return problems;
  });
}

function hintFor(id: string, known: readonly string[]): string {
  const nearest = nearestName(id, known);
  return nearest === null ? 'use an id of the region pack' : `did you mean ${nearest}?`;
}

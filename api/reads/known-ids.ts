import type { GivenFilters } from '../../contracts/queries/filters.ts';
import type { Region } from '../../contracts/region.ts';
import { nearestNames } from '../../text/nearest-name.ts';
import { invalidFields, type FieldError } from '../errors/request-error.ts';

/** Something of the region that filters name by id. */
type Named = Pick<Region['districts'][number], 'id' | 'name'>;

type CheckedFilter = 'district' | 'topic' | 'body';

/** Posts without a value of these. */
const NONE = 'none';
const NEAR_MAX = 3;
/** More ids than these are not told in full. */
const LISTED_MAX = 30;

/**
 * Refuses filters that name a district, topic or body which the region does not have: they would leave nothing, and
 * nothing looks like calm. Blocks and other fixed lists are checked by the schema of the request.
 * @throws {RequestError} `input`, with the nearest names.
 */
export function checkIds(filters: GivenFilters, region: Region): void {
  const errors = [
    ...unknownIds('district', filters.district, [...region.districts]),
    ...unknownIds('topic', filters.topic, [...region.topics]),
    ...unknownIds('body', filters.body, [...region.bodies]),
  ];
  if (errors.length > 0) throw invalidFields(errors);
}

function unknownIds(
  field: CheckedFilter,
  ids: readonly string[] | undefined,
  known: readonly Named[],
): FieldError[] {
  const allowed = new Set(known.map(({ id }) => id));
  if (field !== 'body') allowed.add(NONE);
  return (ids ?? [])
    .filter((id) => !allowed.has(id))
    .map((id) => ({ field, message: `no such ${field}: ${id.slice(0, 60)}${suggestion(id, known)}` }));
}

/** By id or by either name. */
function suggestion(id: string, known: readonly Named[]): string {
  const idOf = new Map(
    known.flatMap((one) => [one.id, one.name.ru, one.name.en].map((name) => [name, one.id])),
  );
  const near = nearestNames(id, [...idOf.keys()], NEAR_MAX).map((name) => idOf.get(name) ?? name);
  if (near.length > 0) return `; did you mean ${[...new Set(near)].join(', ')}?`;
  if (known.length > LISTED_MAX) return '';
  return `; known are ${known.map((one) => one.id).join(', ')}`;
}

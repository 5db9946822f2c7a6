import type { GivenFilters } from '../../contracts/queries/filters.ts';
import type { Resolved } from '../../contracts/reader.ts';
import type { Region } from '../../contracts/region.ts';
import { checkIds } from './known-ids.ts';
import { resolvePeriod, type PeriodDeps, type UsualPeriod } from './period.ts';
import { takeSearchFilters } from './search-filters.ts';

export interface ReadParamsDeps extends PeriodDeps {
  region: Region;
}

/**
 * Parameters of a read as the reader takes them, for every route alike: filters typed into `q` in their own places, ids
 * known in the region, the period as UTC.
 * @throws {VecheError} `input` with every field that cannot be used.
 */
export function resolveRead<Params extends GivenFilters>(
  given: Params,
  usual: UsualPeriod,
  deps: ReadParamsDeps,
): Resolved<Params> {
  const params = takeSearchFilters(given);
  checkIds(params, deps.region);
  return resolvePeriod(params, usual, deps);
}

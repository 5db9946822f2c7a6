import type { Scope } from '../../contracts/queries/filters.ts';
import { VecheError } from '../../contracts/errors.ts';

/** Whether a cell of the region is within a reader's limits. */
export function inScope(scope: Scope, cell: { districtId: string; block: string }): boolean {
  return (
    (scope.districts === null || scope.districts.includes(cell.districtId)) &&
    (scope.blocks === null || scope.blocks.includes(cell.block))
  );
}

export function isFullScope({ districts, blocks }: Scope): boolean {
  return districts === null && blocks === null;
}

/** For answers that cover the whole region and cannot be cut. @throws {VecheError} `forbidden`. */
export function needFullScope(scope: Scope): void {
  if (isFullScope(scope)) return;
  throw new VecheError('forbidden', 'this covers the whole region, and your key is limited', {
    hint: 'ask an administrator for a key without limits of districts and blocks',
  });
}

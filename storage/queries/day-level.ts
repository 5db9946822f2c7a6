import type { Selection } from './where.ts';

/** Columns of a cell of the rollups. */
export const CELL_COLUMNS = ['district_id', 'block', 'topic'] as const;

export type CellColumn = (typeof CELL_COLUMNS)[number];

/** Bits of `day_counts.level`. */
export const LEVEL_BITS: Readonly<Record<CellColumn, number>> = { district_id: 1, block: 2, topic: 4 };

/** Lists that narrow a column, from the filters and from the scope. */
export function listsOf({ filters, scope }: Selection, column: CellColumn): (readonly string[])[] {
  const lists: Readonly<Record<CellColumn, (readonly string[] | null | undefined)[]>> = {
    district_id: [filters.district, scope.districts],
    block: [filters.block, scope.blocks],
    topic: [filters.topic],
  };
  return lists[column].filter((list) => list !== null && list !== undefined);
}

/** The level that names the columns of `sql` and those that the selection narrows. */
export function levelOf(selection: Selection, sql: string): number {
  const words = new Set(sql.split(/\W+/));
  return CELL_COLUMNS.filter((column) => words.has(column) || listsOf(selection, column).length > 0)
    .map((column) => LEVEL_BITS[column])
    .reduce((sum, bit) => sum + bit, 0);
}

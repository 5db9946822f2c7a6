import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { authorsByBoth } from './pivot-authors.ts';
import type { PivotAxis } from './pivot-axis.ts';
import { isAdditive, measured, type MeasureRequest } from './pivot-source.ts';
import { readRows, type QueryContext } from './run-query.ts';

/** A sum of the measure and the posts it is of, in the period and in the time before. */
export interface Amounts {
  now: { amount: number; posts: number };
  before: { amount: number; posts: number };
}

/** Amounts of a pivot; keys as they are told. Groups without a post are absent. */
export interface PivotTable {
  /** By row, then by column. */
  pairs: Map<string, Map<string, Amounts>>;
  rows: Map<string, Amounts>;
  columns: Map<string, Amounts>;
  total: Amounts;
}

export interface TableRequest {
  measure: Omit<MeasureRequest, 'keys'>;
  rows: PivotAxis;
  columns: PivotAxis;
}

/** Groups that the table is put together from; a list stands in for another where their groups add up to the same. */
interface Counted {
  pairs: Group[];
  rows: Group[];
  columns: Group[];
  whole: Group[];
}

/**
 * Amounts of all pairs, rows, columns and of the whole. Totals are added up only where that is the same as counting: over
 * groups without common posts, and not of authors. All others are counted by themselves.
 */
export async function readPivotTable(
  context: QueryContext,
  request: TableRequest,
  options: ReadOptions,
): Promise<PivotTable> {
  const { measure, rows, columns } = request;
  const isByAuthors = measure.measure === 'authors' && !rows.overlaps && !columns.overlaps;
  const counted = await (isByAuthors ? countAuthors : countGroups)(context, request, options);
  return {
    pairs: new Map(
      [...Map.groupBy(counted.pairs, ({ row }) => row)].map(([row, groups]) => [
        row,
        addUp(groups, 'column'),
      ]),
    ),
    rows: addUp(counted.rows, 'row'),
    columns: addUp(counted.columns, 'column'),
    total: counted.whole.reduce((sum, group) => add(sum, group), noAmounts()),
  };
}

async function countGroups(
  context: QueryContext,
  { measure, rows, columns }: TableRequest,
  options: ReadOptions,
): Promise<Counted> {
  const count = (axes: { row?: PivotAxis; column?: PivotAxis }): Promise<Group[]> =>
    readGroups(context, { measure, ...axes }, options);
  const canAdd = (axis: PivotAxis): boolean => isAdditive(measure.measure) && !axis.overlaps;
  const [pairs, ofRows, ofColumns, whole] = await Promise.all([
    count({ row: rows, column: columns }),
    canAdd(columns) ? null : count({ row: rows }),
    canAdd(rows) ? null : count({ column: columns }),
    canAdd(rows) || canAdd(columns) ? null : count({}),
  ]);
  const byRow = ofRows ?? pairs;
  const byColumn = ofColumns ?? pairs;
  // Over a dimension without common posts, its own totals add up to the whole.
  return { pairs, rows: byRow, columns: byColumn, whole: whole ?? (canAdd(rows) ? byRow : byColumn) };
}

async function countAuthors(
  context: QueryContext,
  { measure, rows, columns }: TableRequest,
  options: ReadOptions,
): Promise<Counted> {
  const { sql, params } = authorsByBoth(measure, { row_key: rows.sql, column_key: columns.sql });
  const lines = await readRows<GroupRow & { of_row: number; of_column: number }>(
    context,
    {
      sql,
      params: { ...params, ...rows.params, ...columns.params, timezone: context.time.timezone },
      rowsMax: (groupsMax(rows) + 2) * (groupsMax(columns) + 2),
    },
    options,
  );
  const ofSet = (row: PivotAxis | undefined, column: PivotAxis | undefined): Group[] =>
    lines
      .filter(
        (line) =>
          (line.of_row === 1) === (row !== undefined) && (line.of_column === 1) === (column !== undefined),
      )
      .flatMap((line) => groupOf(line, row, column));
  return {
    pairs: ofSet(rows, columns),
    rows: ofSet(rows, undefined),
    columns: ofSet(undefined, columns),
    whole: ofSet(undefined, undefined),
  };
}

interface Group {
  row: string;
  column: string;
  isNow: boolean;
  amount: number;
  posts: number;
}

interface GroupRow {
  is_now: number;
  row_key?: string;
  column_key?: string;
  amount: number;
  posts: number;
}

interface GroupsRequest {
  measure: Omit<MeasureRequest, 'keys'>;
  row?: PivotAxis;
  column?: PivotAxis;
}

async function readGroups(
  context: QueryContext,
  { measure, row, column }: GroupsRequest,
  options: ReadOptions,
): Promise<Group[]> {
  const keys = {
    ...(row === undefined ? {} : { row_key: row.sql }),
    ...(column === undefined ? {} : { column_key: column.sql }),
  };
  const { sql, params } = measured({ ...measure, keys });
  const found = await readRows<GroupRow>(
    context,
    {
      sql: `SELECT * FROM (${sql})`,
      params: { ...params, ...row?.params, ...column?.params, timezone: context.time.timezone },
      rowsMax: groupsMax(row) * groupsMax(column),
    },
    options,
  );
  return found.flatMap((line) => groupOf(line, row, column));
}

/** A line as its group; none for a step that the period does not have. */
function groupOf(line: GroupRow, row: PivotAxis | undefined, column: PivotAxis | undefined): Group[] {
  const isNow = line.is_now === 1;
  const keyOfRow = row === undefined ? '' : row.keyOf(line.row_key ?? '', isNow);
  const keyOfColumn = column === undefined ? '' : column.keyOf(line.column_key ?? '', isNow);
  if (keyOfRow === undefined || keyOfColumn === undefined) return [];
  return [{ row: keyOfRow, column: keyOfColumn, isNow, amount: line.amount, posts: line.posts }];
}

/** Each key now and before; a change of clocks can add a step. */
function groupsMax(axis: PivotAxis | undefined): number {
  return axis === undefined ? 2 : 2 * (axis.keys.length + 2);
}

function addUp(groups: readonly Group[], by: 'row' | 'column'): Map<string, Amounts> {
  const sums = new Map<string, Amounts>();
  for (const group of groups) {
    const key = group[by];
    sums.set(key, add(sums.get(key) ?? noAmounts(), group));
  }
  return sums;
}

function add(sum: Amounts, { isNow, amount, posts }: Group): Amounts {
  const part = isNow ? sum.now : sum.before;
  part.amount += amount;
  part.posts += posts;
  return sum;
}

function noAmounts(): Amounts {
  return { now: { amount: 0, posts: 0 }, before: { amount: 0, posts: 0 } };
}

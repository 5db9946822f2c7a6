import type { Filters } from '../../contracts/queries/filters.ts';
import type { Measured, Pivot, PivotMeasure, PivotParams } from '../../contracts/queries/pivot.ts';
import type { Resolved } from '../../contracts/reader.ts';
import { explainLink } from './explain-link.ts';
import { REST, type PivotAxis } from './pivot-axis.ts';
import { isCount, valueOf } from './pivot-source.ts';
import type { Amounts, PivotTable } from './pivot-table.ts';
import type { QueryContext } from './run-query.ts';

const RESIDENTS = 10_000;

/** A counted pivot. */
export interface Counted {
  params: Resolved<PivotParams>;
  rows: PivotAxis;
  columns: PivotAxis;
  table: PivotTable;
}

/** One key of each axis that a number stands for; null: all of that axis. */
interface Keys {
  row: string | null;
  column: string | null;
}

/** The answer of a counted pivot: values, parts, rates, changes and links. */
export function describePivot(context: QueryContext, counted: Counted): Pivot {
  const { params, rows, columns, table } = counted;
  const { measure } = params;
  const total = measuredOf(context, counted, { row: null, column: null }, table.total);
  const headsOf = (axis: 'row' | 'column') => {
    const { keys, isOrdered } = axis === 'row' ? rows : columns;
    const heads = keys.map((key) => {
      const own = { row: null, column: null, [axis]: key };
      const values = measuredOf(context, counted, own, table[`${axis}s`].get(key));
      return { key, ...values, share: shareOf(measure, values.value, total.value) };
    });
    return isOrdered ? heads : heads.sort(largestFirst);
  };
  const [rowTotals, columnTotals] = [headsOf('row'), headsOf('column')];
  const valueOfRow = new Map(rowTotals.map(({ key, value }) => [key, value]));
  const valueOfColumn = new Map(columnTotals.map(({ key, value }) => [key, value]));
  return {
    rows: params.rows,
    columns: params.columns,
    measure,
    from: params.from,
    to: params.to,
    timezone: context.time.timezone,
    overlap: rows.overlaps || columns.overlaps,
    total,
    rowTotals,
    columnTotals,
    items: pairsOf(table, rowTotals, columnTotals).map(({ row, column, amounts }) => {
      const values = measuredOf(context, counted, { row, column }, amounts);
      return {
        row,
        column,
        ...values,
        shareOfRow: shareOf(measure, values.value, valueOfRow.get(row) ?? null),
        shareOfColumn: shareOf(measure, values.value, valueOfColumn.get(column) ?? null),
        share: shareOf(measure, values.value, total.value),
      };
    }),
    moreRows: rows.more,
    moreColumns: columns.more,
    next: null,
  };
}

interface Head {
  key: string;
  value: number | null;
}

/** The rest stays last, whatever it is. */
function largestFirst(a: Head, b: Head): number {
  return (
    Number(a.key === REST) - Number(b.key === REST) ||
    Number(a.value === null) - Number(b.value === null) ||
    (b.value ?? 0) - (a.value ?? 0)
  );
}

/** Pairs with a post, in the order of rows and columns. */
function pairsOf(
  { pairs }: PivotTable,
  rows: readonly Head[],
  columns: readonly Head[],
): { row: string; column: string; amounts: Amounts }[] {
  return rows.flatMap(({ key: row }) =>
    columns.flatMap(({ key: column }) => {
      const amounts = pairs.get(row)?.get(column);
      return amounts === undefined ? [] : [{ row, column, amounts }];
    }),
  );
}

const NOTHING: Amounts = { now: { amount: 0, posts: 0 }, before: { amount: 0, posts: 0 } };

function measuredOf(
  context: QueryContext,
  counted: Counted,
  keys: Keys,
  { now, before }: Amounts = NOTHING,
): Measured {
  const { measure } = counted.params;
  const value = valueOf(measure, now.amount, now.posts);
  const previous = valueOf(measure, before.amount, before.posts);
  return {
    value,
    previous,
    change: changeOf(measure, value, previous),
    per10k: rateOf(context, counted, keys, value),
    explain: explainOf(counted, keys),
  };
}

function changeOf(measure: PivotMeasure, value: number | null, previous: number | null): number | null {
  if (value === null || previous === null) return null;
  if (!isCount(measure)) return value - previous;
  return previous === 0 ? null : (value - previous) / previous;
}

function shareOf(measure: PivotMeasure, value: number | null, whole: number | null): number | null {
  if (!isCount(measure) || value === null || whole === null || whole === 0) return null;
  return value / whole;
}

function rateOf(
  { districts = [] }: QueryContext,
  { params, rows, columns }: Counted,
  keys: Keys,
  value: number | null,
): number | null {
  if (!isCount(params.measure) || value === null) return null;
  const id = rows.dimension === 'district' ? keys.row : columns.dimension === 'district' ? keys.column : null;
  const population = districts.find((district) => district.id === id)?.population ?? null;
  return population === null ? null : (value * RESIDENTS) / population;
}

function explainOf({ params, rows, columns }: Counted, { row, column }: Keys): { posts: string } | null {
  const ofRow = row === null ? {} : rows.filtersOf(row, params);
  const ofColumn = column === null ? {} : columns.filtersOf(column, params);
  if (ofRow === null || ofColumn === null) return null;
  return explainLink(params, { ...ofRow, ...ofColumn, ...commonPeriod(params, ofRow, ofColumn) });
}

/** Two steps of the calendar meet where both are: ISO times of one form compare as text. */
function commonPeriod(params: Filters, ...own: readonly Partial<Filters>[]): Pick<Filters, 'from' | 'to'> {
  const starts = own.map(({ from = params.from }) => from).sort();
  const ends = own.map(({ to = params.to }) => to).sort();
  return { from: starts.at(-1) ?? params.from, to: ends[0] ?? params.to };
}

import type { Facets } from '../../contracts/queries/facets.ts';
import type { Measured, Pivot } from '../../contracts/queries/pivot.ts';
import type { Trends } from '../../contracts/queries/trends.ts';
import type { CsvValue } from '../../text/csv.ts';

/** One line of a table: column → value. */
export type Row = Record<string, CsvValue>;

const TOTAL = 'total';

/** The lines that an answer of the API has as a table; empty for an answer without lines. */
export function rowsOf(answer: unknown): Row[] {
  if (!isObject(answer)) return [];
  if ('rowTotals' in answer) return pivotRows(answer as unknown as Pivot);
  if ('series' in answer) return trendRows(answer as unknown as Trends);
  if ('facets' in answer) return facetRows(answer as unknown as Facets);
  return Array.isArray(answer['items']) ? answer['items'].filter(isObject).map(flatRow) : [];
}

function trendRows({ series }: Trends): Row[] {
  return series.flatMap(({ key, points, compared }) =>
    points.map(({ at, posts, clusters, authors }, index) => {
      const other = compared?.[index];
      const beside = other === undefined ? {} : { compared: other.posts, low: other.low, high: other.high };
      return { key, at, posts, clusters, authors, ...beside };
    }),
  );
}

/** Totals stand beside the pairs, with `total` in place of the row or the column. */
function pivotRows({ items, rowTotals, columnTotals, total }: Pivot): Row[] {
  const lines: (Measured & { row: string; column: string; share?: number | null })[] = [
    ...items,
    ...rowTotals.map((head) => ({ ...head, row: head.key, column: TOTAL })),
    ...columnTotals.map((head) => ({ ...head, row: TOTAL, column: head.key })),
    { ...total, row: TOTAL, column: TOTAL },
  ];
  return lines.map(({ row, column, value, previous, change, share = null, per10k }) => {
    return { row, column, value, previous, change, share, per10k };
  });
}

function facetRows({ facets }: Facets): Row[] {
  return Object.entries(facets).flatMap(([facet, values]) =>
    values.map(({ value, posts }) => ({ facet, value, posts })),
  );
}

function flatRow(item: Record<string, unknown>): Row {
  const row: Row = {};
  for (const [name, value] of Object.entries(item)) {
    const flat = flatValue(value);
    if (flat !== undefined) row[name] = flat;
  }
  return row;
}

/** undefined: the value is no matter of a table, such as evidence and links. */
function flatValue(value: unknown): CsvValue {
  if (value === null) return null;
  if (['string', 'number', 'boolean'].includes(typeof value)) return value as CsvValue;
  if (Array.isArray(value))
    return value.every(isScalar) || value.every(isNamed) ? value.map(nameOf).join(' ') : undefined;
  if (!isObject(value)) return undefined;
  const named = value['ru'] ?? value['label'] ?? value['score'];
  return isScalar(named) ? named : undefined;
}

function isNamed(value: unknown): boolean {
  return isObject(value) && ('id' in value || 'kind' in value || 'placeId' in value);
}

function nameOf(value: unknown): string {
  if (!isObject(value)) return String(value);
  return String(value['id'] ?? value['kind'] ?? value['placeId']);
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Facets, FacetsParams } from '../../contracts/queries/facets.ts';
import type { Filters, ReadOptions } from '../../contracts/queries/filters.ts';
import type { Resolved } from '../../contracts/reader.ts';
import { readRows, type QueryContext } from './run-query.ts';
import { signedPosts } from './signed-posts.ts';
import { NONE } from './where.ts';

type Facet = keyof Facets['facets'];

const COLUMNS: Readonly<Record<Facet, string>> = {
  district: 'district_id',
  block: 'block',
  topic: 'topic',
  network: 'network',
  channel: 'channel_id',
  kind: 'kind',
  sentiment: 'sentiment',
};
const NAMES = Object.keys(COLUMNS) as Facet[];
const TOTAL = 'total';

interface FacetRow {
  facet: Facet | typeof TOTAL;
  value: string;
  posts: number;
}

/**
 * How many posts each value of each filter would leave. A filter that is set does not narrow its own values: they are
 * what could be chosen in its place.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export async function readFacets(
  context: QueryContext,
  params: Resolved<FacetsParams>,
  options: ReadOptions,
): Promise<Facets> {
  const set = NAMES.filter((name) => params[name] !== undefined);
  const free = NAMES.filter((name) => params[name] === undefined);
  const rows = await Promise.all([
    countValues(context, { filters: params, facets: free, limit: params.limit }, options),
    ...set.map((name) => {
      const { [name]: _, ...filters } = params;
      return countValues(context, { filters, facets: [name], limit: params.limit }, options);
    }),
  ]);
  const [first] = rows;
  const all = rows.flat();
  const valuesOf = (facet: Facet) =>
    all
      .filter((row) => row.facet === facet)
      .map(({ value, posts }) => ({ value: value === '' ? NONE : value, posts }));
  return {
    total: first.find((row) => row.facet === TOTAL)?.posts ?? 0,
    facets: Object.fromEntries(NAMES.map((name) => [name, valuesOf(name)])) as Facets['facets'],
  };
}

/** One pass over the posts for all facets and the total. */
function countValues(
  context: QueryContext,
  request: { filters: Filters; facets: readonly Facet[]; limit: number },
  options: ReadOptions,
): Promise<FacetRow[]> {
  const { filters, facets, limit } = request;
  const columns = facets.map((facet) => COLUMNS[facet]);
  const rows = signedPosts({ filters, scope: options.scope }, (live) =>
    [...columns, `${live} AS live`].join(', '),
  );
  const sets = [...columns.map((column) => `(${column})`), '()'];
  // grouping() is 0 for the column that a row is counted by.
  const names = facets.map((facet) => `grouping(${COLUMNS[facet]}) = 0, '${facet}'`);
  const values = facets.map((facet) => `grouping(${COLUMNS[facet]}) = 0, toString(${COLUMNS[facet]})`);
  const sql =
    `SELECT facet, value, posts FROM (` +
    `SELECT multiIf(${[...names, `'${TOTAL}'`].join(', ')}) AS facet, ` +
    `multiIf(${[...values, `''`].join(', ')}) AS value, sum(live) AS posts ` +
    `FROM (${rows.sql}) GROUP BY GROUPING SETS (${sets.join(', ')})) ` +
    `WHERE posts > 0 ORDER BY facet, posts DESC, value LIMIT {limit: UInt32} BY facet`;
  return readRows(
    context,
    { sql, params: { ...rows.params, limit }, rowsMax: (facets.length + 1) * limit },
    options,
  );
}

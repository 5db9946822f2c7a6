import { toIso } from '../../contracts/clock.ts';
import type { Block } from '../../contracts/enriched.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import {
  PUBLIC_AUTHORS_MIN,
  type PublicCell,
  type PublicGrid,
  type PublicGridParams,
} from '../../contracts/queries/public.ts';
import type { RegionTime } from '../../contracts/region-time.ts';
import { and, oneOf, type Condition } from '../queries/condition.ts';
import { decodeCursor, encodeCursor } from '../queries/cursor.ts';
import { readRows, type QueryContext } from '../queries/run-query.ts';
import { NONE, scopeWhere } from '../queries/where.ts';

/** Far more than 31 periods of the largest region. */
const CELLS_MAX = 200_000;
/** Cursors of this list have a start only. */
const CURSOR_ID = 'public';

interface PeriodRow {
  start_s: number;
  closed_ms: number;
  missing: number;
}

interface CellRow {
  start_s: number;
  district_id: string;
  block: Block;
  told: number | null;
}

/**
 * Closed days or weeks, the newest first, as they were stored. `from` and `to` are UTC. Filters choose among stored cells;
 * nothing is added up.
 * @throws {VecheError} `input` when the cursor was not made here; `timeout`, `aborted`, `storage`.
 */
export async function readPublicGrid(
  context: QueryContext,
  params: PublicGridParams,
  options: ReadOptions,
): Promise<PublicGrid> {
  const periods = await readPeriods(context, params, options);
  const shown = periods.slice(0, params.limit);
  const starts = shown.map((period) => period.start_s);
  const cells = Map.groupBy(await readCells(context, { params, starts }, options), (row) => row.start_s);
  const last = starts.at(-1);
  return {
    step: params.step,
    timezone: context.time.timezone,
    authorsMin: PUBLIC_AUTHORS_MIN,
    items: shown.map(({ start_s: start, closed_ms: closed, missing }) => ({
      at: toIso(start * 1000),
      date: dateOf(start * 1000, context.time),
      closedAt: toIso(closed),
      missingSources: missing,
      cells: (cells.get(start) ?? []).map(cellOf),
    })),
    next:
      last === undefined || periods.length <= params.limit
        ? null
        : encodeCursor({ rank: last, id: CURSOR_ID }),
  };
}

/** The newest periods, one more than are shown. */
function readPeriods(
  context: QueryContext,
  { step, from, to, limit, cursor }: PublicGridParams,
  options: ReadOptions,
): Promise<PeriodRow[]> {
  const where = and([
    { sql: 'step = {step: String}', params: { step } },
    startIs('>=', 'from', from === undefined ? null : Date.parse(from) / 1000),
    startIs('<', 'to', to === undefined ? null : Date.parse(to) / 1000),
    startIs('<', 'after', decodeCursor(cursor)?.rank ?? null),
  ]);
  return readRows(
    context,
    {
      sql:
        'SELECT toUnixTimestamp(start) AS start_s, toUnixTimestamp64Milli(max(closed_at)) AS closed_ms, ' +
        `max(missing_sources) AS missing FROM public_cells WHERE ${where.sql} ` +
        'GROUP BY start ORDER BY start DESC LIMIT {size: UInt32}',
      params: { ...where.params, size: limit + 1 },
      rowsMax: limit + 1,
    },
    options,
  );
}

function startIs(operator: '>=' | '<', name: string, seconds: number | null): Condition | null {
  if (seconds === null) return null;
  return { sql: `toUnixTimestamp(start) ${operator} {${name}: Float64}`, params: { [name]: seconds } };
}

async function readCells(
  context: QueryContext,
  { params, starts }: { params: PublicGridParams; starts: readonly number[] },
  options: ReadOptions,
): Promise<CellRow[]> {
  const where = and([
    { sql: 'step = {step: String}', params: { step: params.step } },
    { sql: 'toUnixTimestamp(start) IN {starts: Array(UInt32)}', params: { starts } },
    oneOf(
      'district_id',
      'district',
      params.district?.map((id) => (id === NONE ? '' : id)),
    ),
    oneOf('block', 'block', params.block),
    scopeWhere(options.scope),
  ]);
  return readRows(
    context,
    {
      sql:
        'SELECT toUnixTimestamp(start) AS start_s, district_id, block, if(is_hidden = 1, NULL, posts) AS told ' +
        `FROM public_cells WHERE ${where.sql} ORDER BY start_s, district_id, block`,
      params: where.params,
      rowsMax: CELLS_MAX,
    },
    options,
  );
}

function cellOf({ district_id: districtId, block, told }: CellRow): PublicCell {
  return { districtId: districtId === '' ? NONE : districtId, block, posts: told };
}

function dateOf(ms: number, time: RegionTime): string {
  const { year, month, day } = time.parts(ms);
  return toIso(Date.UTC(year, month - 1, day)).slice(0, 10);
}

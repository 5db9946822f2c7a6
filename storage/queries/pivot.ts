import { VecheError } from '../../contracts/errors.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Pivot, PivotParams } from '../../contracts/queries/pivot.ts';
import type { Resolved } from '../../contracts/reader.ts';
import { previousShift } from './local-shift.ts';
import { describePivot } from './pivot-answer.ts';
import { edgesOf, readAxis, type PivotAxis } from './pivot-axis.ts';
import { PIVOT_DIMENSION } from './pivot-dimensions.ts';
import type { MeasureRequest } from './pivot-source.ts';
import { readPivotTable } from './pivot-table.ts';
import type { QueryContext } from './run-query.ts';
import { periodOf } from './where.ts';

type Params = Resolved<PivotParams>;

/** Pairs of one answer: thirty rows by half a year of days. */
const CELLS_MAX = 6_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * A measure by two dimensions, with totals, parts, rates and the change since the time of the same length just before.
 * By `noise`, posts with noise are seen unless the filters say otherwise.
 * @throws {VecheError} `input` for more than 6,000 pairs of a row and a column, or when `q` does not parse.
 */
export async function readPivot(context: QueryContext, given: Params, options: ReadOptions): Promise<Pivot> {
  const params = withNoise(given);
  const measure = measureOf(context, params, options);
  const axisOf = (axis: 'row' | 'column'): Promise<PivotAxis> =>
    readAxis(context, { axis, dimension: params[`${axis}s`], limit: params.limit, measure }, options);
  const [rows, columns] = await Promise.all([axisOf('row'), axisOf('column')]);
  if (rows.keys.length * columns.keys.length > CELLS_MAX) throw tooManyCells();
  const table = await readPivotTable(context, { measure, rows, columns }, options);
  return describePivot(context, { params, rows, columns, table });
}

function measureOf(
  context: QueryContext,
  params: Params,
  { scope }: ReadOptions,
): Omit<MeasureRequest, 'keys'> {
  const period = periodOf(params);
  const shift = previousShift(context.time, period);
  const dimensions = [params.rows, params.columns];
  const hasHours = dimensions.includes('hourOfDay');
  return {
    selection: { filters: params, scope },
    measure: params.measure,
    period,
    previous: { from: shift(period.from), to: shift(period.to) },
    isInRollup:
      dimensions.every((name) => PIVOT_DIMENSION[name].isInRollup) &&
      (!hasHours || hasWholeHours(context, period.from)),
    edges: dimensions.flatMap((name) => edgesOf(context, name, period)),
    // Days that were counted whole know no hours.
    days: hasHours ? undefined : context.countedDays,
  };
}

/** Whether hours of the region are hours of UTC, which the rollups have. */
function hasWholeHours({ time }: QueryContext, ms: number): boolean {
  return time.parts(ms).minute === Math.floor((ms % HOUR_MS) / MINUTE_MS);
}

function withNoise(params: Params): Params {
  const isByNoise = params.rows === 'noise' || params.columns === 'noise';
  return isByNoise && params.noise === undefined ? { ...params, noise: 'all' } : params;
}

function tooManyCells(): VecheError {
  return new VecheError('input', `the table has more than ${CELLS_MAX} cells`, {
    where: 'limit',
    hint: 'choose a smaller limit, a longer step than days, or a shorter period',
  });
}

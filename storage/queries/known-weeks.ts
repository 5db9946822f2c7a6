import { toIso } from '../../contracts/clock.ts';
import { FULL_SCOPE, type ReadOptions } from '../../contracts/queries/filters.ts';
import { countSource } from './count-source.ts';
import { normStrideWeeks, shiftDays, type Span } from './local-shift.ts';
import { readRows, type QueryContext } from './run-query.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Weeks that a norm is the mean of. */
const NORM_WEEKS = 4;
/**
 * A week with less than this share of the present seven days' posts was not collected whole: history is still being
 * read, or sources were added since. The talk of a whole region over seven days does not grow fourfold by itself, while
 * a norm taken from half-read weeks would turn every cell into a spike.
 */
const KNOWN_SHARE = 0.25;

/**
 * How many weeks before the period each known week of its norm lies, the latest first; at most four. Judged by all posts
 * without noise in the seven days up to its end.
 */
export async function knownWeeks(
  context: QueryContext,
  period: Span,
  options: Omit<ReadOptions, 'scope'>,
): Promise<number[]> {
  const weeks = weeksOfNorm(period);
  const volumes = await volumesBefore(
    context,
    [period.to, ...weeks.map((count) => shiftDays(context.time, period.to, -7 * count))],
    options,
  );
  const [present = 0, ...past] = volumes;
  return weeks.filter((_, index) => {
    const volume = past[index] ?? 0;
    return volume > 0 && volume >= KNOWN_SHARE * present;
  });
}

/** Posts of the seven days up to the beginning of the hour of each moment: a share of them is all that is asked for. */
async function volumesBefore(
  context: QueryContext,
  ends: readonly number[],
  options: Omit<ReadOptions, 'scope'>,
): Promise<number[]> {
  const hours = ends.map((end) => Math.floor(end / HOUR_MS) * HOUR_MS);
  const spans = hours.map((to) => ({ from: to - 7 * DAY_MS, to }));
  const filters = { from: toIso(Math.min(...spans.map(({ from }) => from))), to: toIso(Math.max(...hours)) };
  const source = countSource({
    selection: { filters, scope: FULL_SCOPE },
    spans,
    edges: [],
    columns: "'' AS nothing",
    isInRollup: true,
    days: context.countedDays,
  });
  const sums = spans.map(
    (_, index) =>
      `sumIf(posts, at >= {weekFrom${index}: Int64} AND at < {weekTo${index}: Int64}) AS volume${index}`,
  );
  const edges = spans.flatMap(({ from, to }, index) => [
    [`weekFrom${index}`, from],
    [`weekTo${index}`, to],
  ]);
  const [row] = await readRows<Record<`volume${number}`, number>>(
    context,
    {
      sql: `SELECT ${sums.join(', ')} FROM (${source.sql})`,
      params: { ...source.params, ...Object.fromEntries(edges) },
      rowsMax: 1,
    },
    options,
  );
  return spans.map((_, index) => row?.[`volume${index}`] ?? 0);
}

function weeksOfNorm({ from, to }: Span): number[] {
  const stride = normStrideWeeks(to - from);
  return Array.from({ length: NORM_WEEKS }, (_, index) => stride * (index + 1));
}

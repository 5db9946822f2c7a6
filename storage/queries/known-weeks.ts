import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { during } from './condition.ts';
import { normStrideWeeks, shiftDays, type Span } from './local-shift.ts';
import { readRows, type QueryContext } from './run-query.ts';

const DAY_MS = 24 * 3_600_000;
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

/** Posts of the seven days up to each moment. */
async function volumesBefore(
  context: QueryContext,
  ends: readonly number[],
  options: Omit<ReadOptions, 'scope'>,
): Promise<number[]> {
  const spans = ends.map((to) => ({ from: to - 7 * DAY_MS, to }));
  const each = spans.map((span, index) => during('hour', [span], `week${index}`));
  const [row] = await readRows<Record<`volume${number}`, number>>(
    context,
    {
      sql:
        `SELECT ${each.map(({ sql }, index) => `sumIf(posts, ${sql}) AS volume${index}`).join(', ')} ` +
        `FROM rollup_hour WHERE ${each.map(({ sql }) => sql).join(' OR ')}`,
      params: Object.assign({}, ...each.map(({ params }) => params)) as Record<string, unknown>,
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

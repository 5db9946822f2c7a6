import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Hotspot, Hotspots, HotspotsParams } from '../../contracts/queries/hotspots.ts';
import type { AlertCell, Resolved } from '../../contracts/reader.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { readCells, type Cell, type CellTimes } from './cells.ts';
import { explainLink } from './explain-link.ts';
import { knownWeeks } from './known-weeks.ts';
import { previousShift, shiftDays, type Span } from './local-shift.ts';
import type { QueryContext } from './run-query.ts';
import { adjustPValues, spikeScore, upperTail } from './spike-score.ts';
import { NONE, periodOf } from './where.ts';
import { whySentence } from './why-sentence.ts';

/**
 * District × block cells of the period against the mean of the same hours of earlier weeks, the most surprising first.
 * Cells without a norm come last, the largest first.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export async function readHotspots(
  context: QueryContext,
  params: Resolved<HotspotsParams>,
  options: ReadOptions,
): Promise<Hotspots> {
  const period = periodOf(params);
  const weeks = await knownWeeks(context, period, options);
  const selection = { filters: params, scope: options.scope };
  const cells = await readCells(context, selection, timesOf(context, period, weeks), options);
  const qOf = falseDiscovery(cells);
  const items = [...cells].sort(bySurprise).slice(0, params.limit);
  return {
    from: params.from,
    to: params.to,
    normWeeks: weeks.length,
    items: items.map((cell) => hotspotOf(cell, params, qOf.get(cell) ?? null)),
    next: null,
  };
}

/**
 * Cells as alert rules see them: what is observed are posts read within 6 hours of publishing, without noise, in a
 * district. They are held against the norm of all posts, so that a history which was read later counts as a norm, and
 * never as a spike.
 * @throws {VecheError} `timeout`, `storage`.
 */
export async function readAlertCells(
  context: QueryContext,
  bounds: { from: string; to: string },
): Promise<AlertCell[]> {
  const options = { scope: FULL_SCOPE };
  const period = periodOf(bounds);
  const weeks = await knownWeeks(context, period, {});
  const times = timesOf(context, period, weeks);
  const all = { filters: bounds, scope: FULL_SCOPE };
  const [normal, timely] = await Promise.all([
    readCells(context, all, times, options),
    readCells(context, { ...all, isTimely: true }, { ...times, norm: [] }, options),
  ]);
  const observed = new Map(timely.map((cell) => [nameOf(cell), cell]));
  return normal
    .filter((cell) => cell.districtId !== '')
    .map((cell) => alertCell(cell, observed.get(nameOf(cell)), weeks.length))
    .filter((cell) => cell.observed > 0 || (cell.expected ?? 0) > 0);
}

function alertCell(
  { districtId, block, expected }: Cell,
  timely: Cell | undefined,
  normWeeks: number,
): AlertCell {
  const { observed, clusters, authors, channels } = timely ?? NOTHING;
  const z = expected === null ? null : spikeScore(observed, expected);
  return { districtId, block, observed, expected, z, authors, channels, clusters, normWeeks };
}

const NOTHING = { observed: 0, clusters: 0, authors: 0, channels: 0 };

function nameOf({ districtId, block }: Pick<Cell, 'districtId' | 'block'>): string {
  return `${districtId} ${block}`;
}

function timesOf({ time }: QueryContext, period: Span, weeks: readonly number[]): CellTimes {
  const moved = (shift: (ms: number) => number): Span => ({ from: shift(period.from), to: shift(period.to) });
  return {
    norm: weeks.map((count) => moved((ms) => shiftDays(time, ms, -7 * count))),
    previous: moved(previousShift(time, period)),
  };
}

/** Adjusted p-values over the whole grid of cells that have a norm. */
function falseDiscovery(cells: readonly Cell[]): Map<Cell, number> {
  const judged = cells.flatMap((cell) =>
    cell.expected === null ? [] : [{ cell, p: upperTail(cell.observed, cell.expected) }],
  );
  const adjusted = adjustPValues(judged.map(({ p }) => p));
  return new Map(judged.map(({ cell }, index) => [cell, adjusted[index] ?? 1]));
}

function bySurprise(a: Cell, b: Cell): number {
  return (
    (b.z ?? Number.NEGATIVE_INFINITY) - (a.z ?? Number.NEGATIVE_INFINITY) ||
    b.observed - a.observed ||
    compareText(nameOf(a), nameOf(b))
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function hotspotOf(cell: Cell, params: Resolved<HotspotsParams>, q: number | null): Hotspot {
  const districtId = cell.districtId === '' ? NONE : cell.districtId;
  return {
    ...cell,
    districtId,
    q,
    why: whySentence(cell),
    explain: explainLink(params, { district: [districtId], block: [cell.block] }),
  };
}

import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Hotspot, Hotspots, HotspotsParams } from '../../contracts/queries/hotspots.ts';
import type { AlertCell, Resolved } from '../../contracts/reader.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { readAnonymousPosts, type AnonymousPosts } from './anonymous-posts.ts';
import { readCells, type Cell, type CellTimes } from './cells.ts';
import { explainLink } from './explain-link.ts';
import { knownWeeks } from './known-weeks.ts';
import { previousShift, shiftDays, type Span } from './local-shift.ts';
import { neighbourhoods } from './neighbourhoods.ts';
import type { QueryContext } from './run-query.ts';
import { dispersionOf, nameOfCell, scoreCells, scoreOf, type ScoredCell } from './score-cells.ts';
import { mayBeRepetition } from './voices-of-cell.ts';
import { NONE, periodOf, type Selection } from './where.ts';
import { whySentence } from './why-sentence.ts';

/**
 * District × block cells of the period against the mean of the same hours of earlier weeks, those with the most surprising
 * voices first. Cells without a norm come last, the largest first.
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
  const dispersion = dispersionOf(cells);
  const scored = scoreCells(cells, {
    dispersion,
    anonymous: await anonymousOf(context, { selection, cells }, options),
    neighbourhoods: seesAllDistricts(selection) ? neighbourhoods(context.districts ?? []) : null,
  });
  return {
    from: params.from,
    to: params.to,
    normWeeks: weeks.length,
    swing: Math.sqrt(dispersion),
    items: scored.slice(0, params.limit).map((cell) => hotspotOf(cell, params)),
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
  const observed = new Map(timely.map((cell) => [nameOfCell(cell), cell]));
  const dispersion = dispersionOf(normal);
  return normal
    .filter((cell) => cell.districtId !== '')
    .map((cell) => alertCell(cell, observed.get(nameOfCell(cell)), dispersion))
    .filter((cell) => cell.observed > 0 || (cell.expected ?? 0) > 0);
}

function alertCell(cell: Cell, timely: Cell | undefined, dispersion: number): AlertCell {
  const { districtId, block, expected, norm } = cell;
  const { observed, clusters, authors, channels } = timely ?? NOTHING;
  const z = scoreOf(observed, expected, { weeks: norm.length, dispersion });
  return { districtId, block, observed, expected, z, authors, channels, clusters, normWeeks: norm.length };
}

const NOTHING = { observed: 0, clusters: 0, authors: 0, channels: 0 };

function timesOf({ time }: QueryContext, period: Span, weeks: readonly number[]): CellTimes {
  const moved = (shift: (ms: number) => number): Span => ({ from: shift(period.from), to: shift(period.to) });
  return {
    norm: weeks.map((count) => moved((ms) => shiftDays(time, ms, -7 * count))),
    previous: moved(previousShift(time, period)),
  };
}

/** Asked only where few people wrote much: elsewhere it changes nothing. */
async function anonymousOf(
  context: QueryContext,
  { selection, cells }: { selection: Selection; cells: readonly Cell[] },
  options: ReadOptions,
): Promise<Map<string, AnonymousPosts>> {
  if (!cells.some(mayBeRepetition)) return new Map();
  const rows = await readAnonymousPosts(context, selection, options);
  return new Map(rows.map((row) => [`${row.district_id} ${row.block}`, row]));
}

/** A reader who is limited to districts must not learn of their neighbours, and one who chose some did not ask. */
function seesAllDistricts({ filters, scope }: Selection): boolean {
  return filters.district === undefined && scope.districts === null;
}

function hotspotOf(cell: ScoredCell, params: Resolved<HotspotsParams>): Hotspot {
  const { norm: _norm, expectedClusters: _clusters, ...told } = cell;
  const districtId = cell.districtId === '' ? NONE : cell.districtId;
  return {
    ...told,
    districtId,
    why: whySentence(cell),
    explain: explainLink(params, { district: [districtId], block: [cell.block] }),
  };
}

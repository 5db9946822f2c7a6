import type { Hotspot } from '../../contracts/queries/hotspots.ts';
import type { AnonymousPosts } from './anonymous-posts.ts';
import type { Cell } from './cells.ts';
import { estimateDispersion } from './dispersion.ts';
import { giStar } from './gi-star.ts';
import { adjustPValues, spikeProbability, spikeScore, type Norm } from './spike-score.ts';
import { isCampaign, voicesOf } from './voices-of-cell.ts';

/** A cell with everything that is judged of it. */
export type ScoredCell = Cell & Pick<Hotspot, 'z' | 'q' | 'voices' | 'campaign' | 'gi'>;

/** What cells are judged by, beside their numbers. */
export interface Surroundings {
  /** α of all cells. */
  dispersion: number;
  /** By `district block`; cells that are not there have no such posts. */
  anonymous: ReadonlyMap<string, AnonymousPosts>;
  /** Each district with its neighbours; null: the read does not see all of them. */
  neighbourhoods: ReadonlyMap<string, readonly string[]> | null;
}

/** Name of a cell within an answer. */
export function nameOfCell({ districtId, block }: Pick<Cell, 'districtId' | 'block'>): string {
  return `${districtId} ${block}`;
}

/** The dispersion that all cells of a grid share, from their norm weeks. */
export function dispersionOf(cells: readonly Cell[]): number {
  return estimateDispersion(cells.map(({ norm }) => norm));
}

/** Scores of a cell's posts against its own norm; null without one. */
export function scoreOf(observed: number, expected: number | null, norm: Omit<Norm, 'expected'>) {
  return expected === null ? null : spikeScore(observed, { ...norm, expected });
}

/** All cells of a grid with their scores, the most surprising voices first; cells without a norm last, the largest first. */
export function scoreCells(cells: readonly Cell[], around: Surroundings): ScoredCell[] {
  const scored = cells.map((cell) => scoreCell(cell, around));
  const posts = adjusted(scored.map((cell) => [cell.observed, normOf(cell, cell.expected, around)]));
  const voices = adjusted(
    scored.map((cell) => [cell.voices.observed, normOf(cell, cell.voices.expected, around)]),
  );
  const gi = localScores(scored, around);
  return scored
    .map((cell, index) => ({
      ...cell,
      q: posts[index] ?? null,
      voices: { ...cell.voices, q: voices[index] ?? null },
      gi: gi.get(nameOfCell(cell)) ?? null,
    }))
    .sort(bySurprise);
}

function scoreCell(cell: Cell, around: Surroundings): ScoredCell {
  const observed = voicesOf(cell, around.anonymous.get(nameOfCell(cell)));
  const expected = cell.expectedClusters;
  const norm = { weeks: cell.norm.length, dispersion: around.dispersion };
  return {
    ...cell,
    z: scoreOf(cell.observed, cell.expected, norm),
    q: null,
    voices: { observed, expected, z: scoreOf(observed, expected, norm), q: null },
    campaign: isCampaign(cell, observed),
    gi: null,
  };
}

function normOf(cell: Cell, expected: number | null, { dispersion }: Surroundings): Norm | null {
  return expected === null ? null : { expected, weeks: cell.norm.length, dispersion };
}

/** Adjusted p-values over the whole grid of cells that have a norm; null for the others. */
function adjusted(counts: readonly (readonly [observed: number, norm: Norm | null])[]): (number | null)[] {
  const pValues = counts.map(([observed, norm]) => (norm === null ? null : spikeProbability(observed, norm)));
  const values = adjustPValues(pValues.filter((p) => p !== null)).values();
  return pValues.map((p) => (p === null ? null : (values.next().value ?? null)));
}

/**
 * Gi* of the voices' scores, by cell. Of ratio and rate this is the ratio in its variance-stabilised form: a ratio of two
 * posts to an expected half swings more than one of two hundred to fifty, while scores swing alike everywhere, as the
 * statistic supposes; a rate by residents would tell where people talk most, which is no news.
 */
function localScores(cells: readonly ScoredCell[], { neighbourhoods }: Surroundings): Map<string, number> {
  const scores = new Map<string, number>();
  if (neighbourhoods === null || cells.every(({ voices }) => voices.z === null)) return scores;
  for (const [block, ofBlock] of Map.groupBy(cells, (cell) => cell.block)) {
    const values = new Map(ofBlock.map(({ districtId, voices }) => [districtId, voices.z ?? 0]));
    for (const [districtId, value] of giStar(values, neighbourhoods))
      scores.set(nameOfCell({ districtId, block }), value);
  }
  return scores;
}

function bySurprise(a: ScoredCell, b: ScoredCell): number {
  return (
    falling(a.voices.z, b.voices.z) ||
    falling(a.z, b.z) ||
    b.observed - a.observed ||
    compareText(nameOfCell(a), nameOfCell(b))
  );
}

/** Larger first, unknown last. */
function falling(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

import { toIso } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Trends, TrendsParams } from '../../contracts/queries/trends.ts';
import type { Resolved } from '../../contracts/reader.ts';
import { cutPeriod, type Buckets } from './buckets.ts';
import { byStep, layerOf, previousLayer, weekLayer, type Layer } from './cut.ts';
import { explainLink } from './explain-link.ts';
import { knownWeeks } from './known-weeks.ts';
import type { QueryContext } from './run-query.ts';
import { deviation } from './spike-score.ts';
import { countAuthors, countSteps, largestKeys, type StepCounts } from './trend-counts.ts';
import { TREND_KEY } from './trend-keys.ts';
import { NONE, periodOf } from './where.ts';

type Params = Resolved<TrendsParams>;
type Series = Trends['series'][number];

/** A year of hours for the 24 districts of a region, or a month of hours for 300 channels. */
const POINTS_MAX = 250_000;
const BAND_DEVIATIONS = 2;

/**
 * Posts, clusters and authors by step, split by a key: every step of the period is there, with zeros where nothing was
 * published. `compared` has points at the steps of the period itself, so both lie over one another in a chart.
 * @throws {VecheError} `input` for more than 9,000 steps or 250,000 points, or when `q` does not parse.
 */
export async function readTrends(
  context: QueryContext,
  params: Params,
  options: ReadOptions,
): Promise<Trends> {
  const period = periodOf(params);
  const buckets = cutPeriod(context.time, params.step, period);
  const selection = { filters: params, scope: options.scope };
  const key = TREND_KEY[params.by];
  const layer = layerOf(buckets);
  const others = await comparedLayers(context, params, buckets, options);
  const { keys, more } =
    params.by === 'total'
      ? { keys: [''], more: 0 }
      : await largestKeys(
          context,
          { selection, key, layers: [layer, ...others], limit: params.limit },
          options,
        );
  if (keys.length * layer.starts.length > POINTS_MAX) throw tooManyPoints();
  const [counts, authors] = await Promise.all([
    countSteps(context, { selection, key, layers: [layer, ...others], keys }, options),
    countAuthors(context, { selection, key, layer, keys }, options),
  ]);
  return {
    step: params.step,
    timezone: context.time.timezone,
    overlap: key.overlaps,
    more,
    series: keys.map((name) => {
      const steps = counts.get(name) ?? new Map<number, StepCounts>();
      const people = byStep(layer, authors.get(name) ?? new Map<number, number>());
      const points = byStep(layer, steps).map((step, index) => ({
        at: toIso(buckets.starts[index] ?? 0),
        posts: step?.posts ?? 0,
        clusters: step?.clusters ?? 0,
        authors: people[index] ?? 0,
      }));
      return { ...named(params, name), points, ...comparedTo(params, { buckets, others, steps }) };
    }),
  };
}

async function comparedLayers(
  context: QueryContext,
  params: Params,
  buckets: Buckets,
  options: ReadOptions,
): Promise<Layer[]> {
  const period = periodOf(params);
  if (params.compare === undefined) return [];
  if (params.compare === 'previous') return [previousLayer(context.time, buckets, period)];
  const weeks = await knownWeeks(context, period, options);
  return weeks.map((count) => weekLayer(context.time, buckets, count));
}

/** The series' name and the link to its posts. */
function named(params: Params, key: string): Pick<Series, 'key' | 'explain'> {
  if (params.by === 'total') return { key: 'total', explain: explainLink(params) };
  const shown = key === '' ? NONE : key;
  return { key: shown, explain: explainLink(params, { [params.by]: [shown] }) };
}

/** Without a known week there is nothing to compare with, and no point. */
function comparedTo(
  { compare }: Params,
  given: { buckets: Buckets; others: readonly Layer[]; steps: ReadonlyMap<number, StepCounts> },
): Pick<Series, 'compared'> {
  const { buckets, others, steps } = given;
  if (compare === undefined) return {};
  const sums = buckets.starts.map(() => 0);
  for (const other of others) {
    byStep(other, steps).forEach((step, index) => {
      sums[index] = (sums[index] ?? 0) + (step?.posts ?? 0);
    });
  }
  if (others.length === 0) return { compared: [] };
  return {
    compared: sums.map((sum, index) => {
      const posts = sum / others.length;
      return { at: toIso(buckets.starts[index] ?? 0), posts, ...(compare === 'norm' ? bandOf(posts) : {}) };
    }),
  };
}

/** Two deviations of the same distribution that spikes are scored by: outside the band means |z| above 2. */
function bandOf(mean: number): { low: number; high: number } {
  const half = BAND_DEVIATIONS * deviation(mean);
  return { low: Math.max(0, mean - half), high: mean + half };
}

function tooManyPoints(): VecheError {
  return new VecheError('input', `the trends have more than ${POINTS_MAX} points`, {
    where: 'step',
    hint: 'choose a longer step, a shorter period or a smaller limit',
  });
}

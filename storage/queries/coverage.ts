import { BLOCKS, type Block } from '../../contracts/enriched.ts';
import type { Coverage, CoverageParams } from '../../contracts/queries/coverage.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Resolved } from '../../contracts/reader.ts';
import type { District } from '../../contracts/region.ts';
import { isMissing, type SourceStatus } from '../../contracts/source.ts';
import { blindReasons, medianRate, rateOf } from './blind-spots.ts';
import { blindSentence } from './blind-sentence.ts';
import { cutPeriod } from './buckets.ts';
import { countDistricts, type DistrictCounts } from './coverage-counts.ts';
import { explainLink } from './explain-link.ts';
import type { QueryContext } from './run-query.ts';
import { periodOf, type Selection } from './where.ts';

type Item = Coverage['items'][number];

const NOTHING: Omit<DistrictCounts, 'districtId'> = {
  posts: 0,
  authors: 0,
  channels: 0,
  days: 0,
  lastDay: null,
  blocks: [],
  knownChannels: [],
};

/** What one district is held against. */
interface Frame {
  params: Resolved<CoverageParams>;
  blocks: readonly Block[];
  days: number;
  medianPer10k: number | null;
  sources: readonly SourceStatus[];
}

/**
 * How well each district is seen: posts, channels, residents by post, days without a post, and whether its numbers can be
 * believed. The blind ones first.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export async function readCoverage(
  context: QueryContext,
  params: Resolved<CoverageParams>,
  { options, sources }: { options: ReadOptions; sources: readonly SourceStatus[] },
): Promise<Coverage> {
  const selection = { filters: params, scope: options.scope };
  const counts = await countDistricts(context, selection, options);
  const countsOf = new Map(counts.map((one) => [one.districtId, one]));
  const seen = (context.districts ?? [])
    .filter(({ id }) => isSeen(id, selection))
    .map((district) => ({ district, counts: countsOf.get(district.id) ?? NOTHING }));
  const frame = {
    params,
    blocks: BLOCKS.filter((block) => isAsked(block, selection)),
    days: cutPeriod(context.time, 'day', periodOf(params)).starts.length,
    medianPer10k: medianRate(seen.map((one) => rateOf(one.counts.posts, one.district.population))),
    sources,
  };
  const posts = counts.reduce((sum, one) => sum + one.posts, 0);
  return {
    from: params.from,
    to: params.to,
    timezone: context.time.timezone,
    posts,
    withoutDistrict: posts === 0 ? null : (countsOf.get(null)?.posts ?? 0) / posts,
    days: frame.days,
    medianPer10k: frame.medianPer10k,
    items: seen.map((one) => itemOf(one.district, one.counts, frame)).sort(blindFirst),
    next: null,
  };
}

function itemOf(district: District, counts: Omit<DistrictCounts, 'districtId'>, frame: Frame): Item {
  const { knownChannels, days, ...told } = counts;
  const own = new Set(knownChannels);
  const sources = frame.sources.filter(({ channelId }) => channelId !== null && own.has(channelId));
  const silent = sources.filter(isMissing);
  const reasons = blindReasons({
    channels: own.size,
    sources: sources.length,
    silentSources: silent.length,
    rate: rateOf(counts.posts, district.population),
    medianRate: frame.medianPer10k,
  });
  return {
    ...told,
    districtId: district.id,
    population: district.population,
    residentsPerPost:
      district.population === null || counts.posts === 0 ? null : district.population / counts.posts,
    daysWithoutPost: frame.days - days,
    emptyBlocks: frame.blocks.filter((block) => counts.blocks.every((one) => one.block !== block)),
    silentSources: silent.map(({ id, state, lastPostAt }) => ({ id, state, lastPostAt })),
    blind: reasons.length > 0,
    reasons,
    why: reasons.length === 0 ? null : blindSentence(reasons, silent.length),
    explain: explainLink(frame.params, { district: [district.id] }),
  };
}

function isSeen(id: string, { filters, scope }: Selection): boolean {
  return (filters.district?.includes(id) ?? true) && (scope.districts?.includes(id) ?? true);
}

function isAsked(block: Block, { filters, scope }: Selection): boolean {
  return (filters.block?.includes(block) ?? true) && (scope.blocks?.includes(block) ?? true);
}

/** Then those with the fewest posts by resident, or the fewest posts where residents are not known. */
function blindFirst(a: Item, b: Item): number {
  const seldom = ({ residentsPerPost }: Item): number => residentsPerPost ?? 0;
  return (
    Number(b.blind) - Number(a.blind) ||
    seldom(b) - seldom(a) ||
    a.posts - b.posts ||
    (a.districtId < b.districtId ? -1 : 1)
  );
}

import type { BlindReason } from '../../contracts/queries/coverage.ts';

const RESIDENTS = 10_000;
/**
 * Below this share of the middle district's posts by resident a district is not seen well. Towns write more than villages,
 * but not four times more.
 */
const FEW_SHARE = 0.25;
/** A middle of fewer districts is no measure. */
const DISTRICTS_MIN = 5;
/** When this share of the sources that write about a district is silent, its numbers are not believed. */
const SILENT_SHARE = 0.5;

/** What a verdict stands on. */
export interface Sight {
  /** Channels that wrote about the district of late. */
  channels: number;
  /** Configured sources among them. */
  sources: number;
  /** Those of the sources that should deliver and do not. */
  silentSources: number;
  /** Posts by 10,000 residents; null: residents are not known. */
  rate: number | null;
  /** That of the middle district; null: not known. */
  medianRate: number | null;
}

/** Why a district is not seen well; empty when it is. No data is not calm. */
export function blindReasons({
  channels,
  sources,
  silentSources,
  rate,
  medianRate: middle,
}: Sight): BlindReason[] {
  const reasons: BlindReason[] = [];
  if (channels === 0) reasons.push('no_source');
  if (silentSources > 0 && silentSources >= SILENT_SHARE * sources) reasons.push('silent_source');
  if (rate !== null && middle !== null && rate < FEW_SHARE * middle) reasons.push('few_posts');
  return reasons;
}

/** Posts by 10,000 residents; null when residents are not known. */
export function rateOf(posts: number, population: number | null): number | null {
  return population === null ? null : (posts * RESIDENTS) / population;
}

/** Median of the known rates; null for fewer than five. */
export function medianRate(rates: readonly (number | null)[]): number | null {
  const known = rates.filter((rate) => rate !== null).sort((a, b) => a - b);
  if (known.length < DISTRICTS_MIN) return null;
  const half = known.length / 2;
  return ((known[Math.ceil(half) - 1] ?? 0) + (known[Math.floor(half)] ?? 0)) / 2;
}

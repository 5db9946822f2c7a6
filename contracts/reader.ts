import type { Block } from './enriched.ts';
import type { Conflicts, ConflictsParams, ThreadAnswer } from './queries/threads.ts';
import type { Coverage, CoverageParams } from './queries/coverage.ts';
import type { Emerging, EmergingParams } from './queries/emerging.ts';
import type { Facets, FacetsParams } from './queries/facets.ts';
import type { Filters, ReadOptions } from './queries/filters.ts';
import type { Hotspots, HotspotsParams } from './queries/hotspots.ts';
import type { Pivot, PivotParams } from './queries/pivot.ts';
import type { PostsAnswer, PostsParams, PublicPost } from './queries/posts.ts';
import type { PublicGrid, PublicGridParams } from './queries/public.ts';
import type { Stories, StoriesParams } from './queries/stories.ts';
import type { Trends, TrendsParams } from './queries/trends.ts';
import type { SourceStatus } from './source.ts';

/** Parameters of a query with its period resolved to UTC. */
export type Resolved<Params> = Omit<Params, 'from' | 'to'> & Pick<Filters, 'from' | 'to'>;

/** One district × block cell as alert rules see it. */
export interface AlertCell {
  districtId: string;
  block: Block;
  observed: number;
  /** Mean of the same hours in the norm weeks; null without history. */
  expected: number | null;
  z: number | null;
  authors: number;
  channels: number;
  clusters: number;
  normWeeks: number;
}

/**
 * The reading side of storage. Every read is bounded in rows and time.
 * @throws {VecheError} `timeout` over the time limit, `aborted`, `input` when `q` does not parse, `storage`.
 */
export interface Reader {
  trends(params: Resolved<TrendsParams>, options: ReadOptions): Promise<Trends>;
  hotspots(params: Resolved<HotspotsParams>, options: ReadOptions): Promise<Hotspots>;
  posts(params: Resolved<PostsParams>, options: ReadOptions): Promise<PostsAnswer>;
  /** null: no such post, or out of scope. */
  post(id: string, options: ReadOptions): Promise<PublicPost | null>;
  thread(rootId: string, options: ReadOptions): Promise<ThreadAnswer | null>;
  conflicts(params: Resolved<ConflictsParams>, options: ReadOptions): Promise<Conflicts>;
  stories(params: Resolved<StoriesParams>, options: ReadOptions): Promise<Stories>;
  facets(params: Resolved<FacetsParams>, options: ReadOptions): Promise<Facets>;
  pivot(params: Resolved<PivotParams>, options: ReadOptions): Promise<Pivot>;
  emerging(params: Resolved<EmergingParams>, options: ReadOptions): Promise<Emerging>;
  /** Every district of the region that the reader may see; `sources` tell which silence is no calm. */
  coverage(
    params: Resolved<CoverageParams>,
    options: ReadOptions,
    sources: readonly SourceStatus[],
  ): Promise<Coverage>;
  /** Every matching post, oldest first, without a bound on rows. */
  allPosts(filters: Filters, options: ReadOptions): AsyncIterable<PublicPost>;
  /**
   * All cells of a period with at least one post or an expectation. Counts only posts that were fetched at most 6 hours
   * after publishing, without noise, so that late and backfilled posts never change an alert.
   */
  alertCells(period: { from: string; to: string }): Promise<AlertCell[]>;
  /** Closed days or weeks of the public grid; `from` and `to` are UTC. */
  publicGrid(params: PublicGridParams, options: ReadOptions): Promise<PublicGrid>;
  /** Newest publishing time stored; null when the store is empty. */
  freshAt(): Promise<string | null>;
}

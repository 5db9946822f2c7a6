import type { Batch } from '../contracts/post-store.ts';
import type { Decision } from './decide.ts';

export type FreshMetrics = (decisions: readonly Decision[]) => Batch['metrics'];

/**
 * Views, likes and the like of what was observed, without those that are as they were: every poll sees the same posts
 * again, and storage keeps only the latest value. Remembers the last `idsMax` ids.
 */
export function createFreshMetrics(idsMax = 50_000): FreshMetrics {
  const last = new Map<string, string>();
  return (decisions) =>
    decisions.flatMap(({ observation: { post } }) => {
      if (post === null || Object.keys(post.metrics).length === 0) return [];
      const { views = '', likes = '', reposts = '', comments = '' } = post.metrics;
      const value = `${views},${likes},${reposts},${comments}`;
      if (last.get(post.id) === value) return [];
      last.delete(post.id);
      last.set(post.id, value);
      if (last.size > idsMax) dropOldest(last);
      return [{ id: post.id, metrics: post.metrics, at: post.fetchedAt }];
    });
}

function dropOldest(map: Map<string, string>): void {
  for (const key of map.keys()) {
    map.delete(key);
    return;
  }
}

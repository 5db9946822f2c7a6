import type { Clock } from '../contracts/clock.ts';
import type { Limiter, LimiterTurn } from '../contracts/collector.ts';
import { createBucket, type Bucket } from './bucket.ts';

/**
 * The limiter of one process. Starts on a bucket are spaced evenly (GCRA, ITU-T I.371, with a burst of one); besides,
 * the n-th request after another starts a whole window after that other was answered. Spacing alone is not enough: a
 * request that is held up on the way arrives together with the next ones.
 */
export function createLimiter({ clock }: { clock: Clock }): Limiter {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (name: string): Bucket => {
    const known = buckets.get(name);
    if (known !== undefined) return known;
    const made = createBucket(clock);
    buckets.set(name, made);
    return made;
  };

  return {
    async run<T>(turn: LimiterTurn, exchange: () => Promise<T>): Promise<T> {
      const end = await bucketOf(turn.bucket).begin(turn);
      try {
        return await exchange();
      } finally {
        end();
      }
    },
    pause: (bucket, ms) => bucketOf(bucket).pause(ms),
  };
}

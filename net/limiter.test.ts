import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLimiter } from './limiter.ts';
import { steppedClock } from '../tests/support/stepped-clock.ts';

/** Most moments that lie within one second of each other. */
function mostInASecond(moments: readonly number[]): number {
  const sorted = [...moments].sort((a, b) => a - b);
  return Math.max(...sorted.map((start) => sorted.filter((at) => at >= start && at < start + 1000).length));
}

describe('the limiter', () => {
  test('no rolling second sees more requests than allowed, however late each one arrives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.tuple(fc.nat(900), fc.nat(900)), { minLength: 4, maxLength: 12 }),
        async (perSecond, ways) => {
          const clock = steppedClock();
          const limiter = createLimiter({ clock });
          const arrivals: number[] = [];

          const all = ways.map(([there, back]) =>
            limiter.run({ bucket: 'token', perSecond }, async () => {
              await clock.sleep(there);
              arrivals.push(clock.now());
              await clock.sleep(back);
            }),
          );
          await clock.runAll(all);

          expect(arrivals).toHaveLength(ways.length);
          expect(mostInASecond(arrivals)).toBeLessThanOrEqual(perSecond);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('turns are taken in the order of asking, and starts are spaced evenly', async () => {
    const clock = steppedClock();
    const limiter = createLimiter({ clock });
    const starts: [number, number][] = [];

    const all = [0, 1, 2, 3].map((number) =>
      limiter.run({ bucket: 'host', perSecond: 2 }, async () => void starts.push([number, clock.now()])),
    );
    await clock.runAll(all);

    expect(starts.map(([number]) => number)).toEqual([0, 1, 2, 3]);
    expect(starts.map(([, at]) => at - starts[0]![1])).toEqual([0, 500, 1000, 1500]);
  });

  test('one who leaves the line costs nobody a turn and lets nobody overtake', async () => {
    const clock = steppedClock();
    const limiter = createLimiter({ clock });
    const leaving = new AbortController();
    const starts: number[] = [];
    const ask = (number: number, signal?: AbortSignal) =>
      limiter.run(
        { bucket: 'host', perSecond: 1, ...(signal && { signal }) },
        async () => void starts.push(number),
      );

    const first = ask(0);
    const left = ask(1, leaving.signal);
    const last = ask(2);
    const outcome = expect(left).rejects.toMatchObject({ code: 'aborted' });
    leaving.abort();
    await clock.runAll([first, last]);
    await outcome;

    expect(starts).toEqual([0, 2]);
    expect(clock.elapsed()).toBe(1000);
  });

  test('a pause holds the bucket and no other', async () => {
    const clock = steppedClock();
    const limiter = createLimiter({ clock });
    const at = new Map<string, number>();
    limiter.pause('paused', 30_000);

    const all = ['paused', 'free'].map((bucket) =>
      limiter.run({ bucket, perSecond: 1 }, async () => void at.set(bucket, clock.elapsed())),
    );
    await clock.runAll(all);

    expect(Object.fromEntries(at)).toEqual({ free: 0, paused: 30_000 });
  });

  test('a clock that is set back an hour makes nobody wait an hour', async () => {
    const clock = steppedClock();
    const limiter = createLimiter({ clock });
    await clock.runAll([limiter.run({ bucket: 'host', perSecond: 1 }, async () => undefined)]);
    clock.jump(-3_600_000);
    const before = clock.now();

    await clock.runAll([limiter.run({ bucket: 'host', perSecond: 1 }, async () => undefined)]);

    expect(clock.now() - before).toBeLessThanOrEqual(1000);
  });

  test('a request that fails gives its turn back all the same', async () => {
    const clock = steppedClock();
    const limiter = createLimiter({ clock });

    const failed = limiter.run({ bucket: 'host', perSecond: 1 }, () => Promise.reject(new Error('broken')));
    const outcome = expect(failed).rejects.toThrow('broken');
    const next = limiter.run({ bucket: 'host', perSecond: 1 }, async () => 'went');
    await clock.runAll([outcome, next]);

    expect(await next).toBe('went');
  });
});

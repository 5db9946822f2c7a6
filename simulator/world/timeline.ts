import { createDice, hashOf } from '../dice.ts';
import { activityAt } from './activity.ts';
import type { Channel, SimulatedNetwork } from './channel.ts';
import type { Incident, Incidents } from './incidents.ts';
import { memo } from './memo.ts';
import { poisson } from './poisson.ts';
import type { Setting } from './setting.ts';

/** One post's place in the world, before anybody has written it. */
export interface Slot {
  channel: Channel;
  /** Number of the post in its channel, from 0. */
  index: number;
  /** Whole seconds, ms. */
  publishedMs: number;
  incident: Incident | null;
  /** Seed of all that is decided about it. */
  seed: number;
}

/** When a channel posts. */
export interface Timeline {
  channel: Channel;
  /** Posts published up to `ms`; their indexes are 0 … count − 1. */
  countAt(ms: number): number;
  /** @throws {RangeError} when the post was not counted by `countAt` yet. */
  slot(index: number): Slot;
}

/** Shares of the day's volume that are posts; comments on walls bring the rest (world/thread.ts). */
const POSTS_OF_DAY: Readonly<Record<SimulatedNetwork, number>> = {
  vk: 0.3,
  telegram: 0.15,
  rss: 0.07,
  ok: 0.03,
  max: 0.03,
};
const HOUR_MS = 3_600_000;
const PLANS_KEPT = 400;

/** The posts of one hour. */
interface HourPlan {
  /** Ascending, ms. */
  times: readonly number[];
  /** Of each post; null for everyday ones. */
  incidents: readonly (Incident | null)[];
}

/** How many posts a channel has in an hour, and why. */
type CountHour = (hour: number) => { total: number; causes: readonly (Incident | null)[] };

/** The posts of one channel: each hour is drawn from the seed alone, so any hour is found without the others. */
export function createTimeline(setting: Setting, channel: Channel, incidents: Incidents): Timeline {
  const countHour = hourCounter(setting, channel, incidents);
  const planOf = memo(PLANS_KEPT, (hour: number) => planHour(setting, channel, countHour, hour), Number);
  const firstHour = Math.floor(setting.startMs / HOUR_MS);
  /** Posts before each hour, from the first one on; grows as time goes by. */
  const before: number[] = [0];

  function countBefore(hour: number): number {
    for (let nth = before.length - 1; nth < hour - firstHour; nth += 1)
      before.push((before[nth] ?? 0) + countHour(firstHour + nth).total);
    return before[hour - firstHour] ?? 0;
  }

  return {
    channel,
    countAt(ms) {
      const hour = Math.floor(ms / HOUR_MS);
      if (hour < firstHour || channel.isClosed) return 0;
      return countBefore(hour) + planOf(hour).times.filter((time) => time <= ms).length;
    },
    slot(index) {
      const hour = firstHour + lastNotAbove(before, index);
      const nth = index - countBefore(hour);
      const { times, incidents: causes } = planOf(hour);
      const publishedMs = times[nth];
      if (publishedMs === undefined) throw new RangeError(`there is no post ${index} yet`);
      const seed = hashOf(setting.seed, channel.id, hour, nth);
      return { channel, index, publishedMs, incident: causes[nth] ?? null, seed };
    },
  };
}

function hourCounter(setting: Setting, channel: Channel, incidents: Incidents): CountHour {
  const { channels, postsPerDay, time, seed } = setting;
  const network = channels.filter((other) => other.network === channel.network);
  const shares = network.reduce((sum, { share }) => sum + share, 0);
  const mean = (postsPerDay * POSTS_OF_DAY[channel.network] * channel.share) / shares / 24;
  const rhythm = channel.voice === 'residents' || channel.voice === 'emergency' ? 'people' : 'office';

  return (hour) => {
    const dice = createDice(hashOf(seed, channel.id, hour, 'count'));
    const everyday = poisson(mean * activityAt(time, hour * HOUR_MS, rhythm), dice);
    const causes = incidents
      .inHour(channel, hour)
      .flatMap(({ incident, mean: expected }) =>
        Array.from({ length: poisson(expected, dice) }, () => incident),
      );
    return { total: everyday + causes.length, causes };
  };
}

function planHour(setting: Setting, channel: Channel, countHour: CountHour, hour: number): HourPlan {
  const { total, causes } = countHour(hour);
  const dice = createDice(hashOf(setting.seed, channel.id, hour, 'times'));
  const stepSeconds = 3600 / Math.max(1, total);
  const times = Array.from(
    { length: total },
    (_, nth) => hour * HOUR_MS + Math.floor((nth + dice.next()) * stepSeconds) * 1000,
  );
  const everyday = Array.from({ length: total - causes.length }, () => null);
  return { times, incidents: dice.shuffle([...everyday, ...causes]) };
}

/** Index of the last value that is not above `limit`, in an ascending list whose first value is 0. */
function lastNotAbove(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? Infinity) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

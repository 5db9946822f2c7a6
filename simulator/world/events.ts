import { createDice, hashOf } from '../dice.ts';
import type { Dice } from '../dice.ts';
import type { Facts } from '../texts/compose.ts';
import { blockWeight, TOPIC_BLOCKS, topicsOf } from '../texts/topics/index.ts';
import type { Channel } from './channel.ts';
import { covers } from './channel.ts';
import { memo } from './memo.ts';
import type { Setting } from './setting.ts';
import { factsOf, pickDistrict } from './setting.ts';

/** Troubles that several channels tell of, each in its own words. */
export interface Events {
  /** One of the last hours that a channel may tell of; null when there is none. */
  recent(channel: Channel, ms: number, dice: Dice): Facts | null;
}

interface Happening {
  atMs: number;
  facts: Facts;
}

const DAY_MS = 86_400_000;
const TOLD_FOR_MS = 10 * 3_600_000;
/** Posts of a day for one event. */
const POSTS_PER_EVENT = 40;
const EVENTS_MAX = 400;

/** Draws the events of each day from the seed. */
export function createEvents(setting: Setting): Events {
  const ofDay = memo(8, (day: number) => happenings(setting, day), Number);
  return {
    recent(channel, ms, dice) {
      const day = Math.floor(ms / DAY_MS);
      const known = [...ofDay(day - 1), ...ofDay(day)].filter(
        ({ atMs, facts }) => atMs <= ms && atMs > ms - TOLD_FOR_MS && covers(channel, facts.spot.districtId),
      );
      return known.length === 0 ? null : dice.pick(known).facts;
    },
  };
}

function happenings(setting: Setting, day: number): Happening[] {
  const dice = createDice(hashOf(setting.seed, 'events', day));
  const count = Math.min(EVENTS_MAX, Math.max(6, Math.round(setting.postsPerDay / POSTS_PER_EVENT)));
  return Array.from({ length: count }, () => {
    const topic = dice.pick(topicsOf(dice.weighted(TOPIC_BLOCKS, blockWeight)));
    const places = pickDistrict(setting, { districtIds: [] }, dice);
    return {
      atMs: day * DAY_MS + Math.floor(dice.next() * DAY_MS),
      facts: factsOf(setting, places, topic, dice),
    };
  });
}

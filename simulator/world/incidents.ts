import { createDice, hashOf } from '../dice.ts';
import type { Dice } from '../dice.ts';
import type { Facts } from '../texts/compose.ts';
import { TOPICS } from '../texts/topics/index.ts';
import type { TopicBank } from '../texts/topics/topic-bank.ts';
import type { Channel } from './channel.ts';
import { covers } from './channel.ts';
import { memo } from './memo.ts';
import { poisson } from './poisson.ts';
import { QUIET_NETWORKS } from './quiet.ts';
import type { Setting } from './setting.ts';
import { factsOf } from './setting.ts';

/** Something that happens to many at once: a burst of posts by many authors over several channels. */
export interface Incident {
  id: string;
  districtId: string;
  /** The same trouble at neighbouring spots. */
  facts: readonly Facts[];
  startMs: number;
  hours: number;
  /** Expected posts, all channels together. */
  size: number;
}

/** All incidents of a world. */
export interface Incidents {
  /** Expected extra posts of a channel in an hour, by incident. */
  inHour(channel: Channel, hour: number): { incident: Incident; mean: number }[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PER_DAY = 0.5;
/** Share of a day's posts that an incident brings, and the least that is still a burst. */
const SIZE_OF_DAY = 0.035;
const SIZE_MIN = 14;
/** Relative posts of the first, second … hour; then 0.5. */
const SHAPE: readonly number[] = [1, 1.5, 1.3, 1, 0.8, 0.7];
const SHARES: Readonly<Record<Channel['voice'], readonly [local: number, regional: number]>> = {
  residents: [5, 2],
  newsroom: [2, 1],
  emergency: [2, 2],
  body: [0.6, 0.1],
};

/**
 * Plans the incidents: one every second day somewhere, and two that every world has: in its biggest district a day before
 * the present and again 40 minutes after it, so that a first alert can be seen soon.
 */
export function createIncidents(setting: Setting): Incidents {
  const ofDay = memo(400, (day: number) => planDay(setting, day), Number);
  const fixed = fixedIncidents(setting);

  return {
    inHour(channel, hour) {
      const day = Math.floor((hour * HOUR_MS) / DAY_MS);
      return [...fixed, ...ofDay(day - 1), ...ofDay(day)].flatMap((incident) => {
        const mean = meanOf(setting, incident, channel, hour);
        return mean > 0 ? [{ incident, mean }] : [];
      });
    },
  };
}

function planDay(setting: Setting, day: number): Incident[] {
  const dice = createDice(hashOf(setting.seed, 'incidents', day));
  return Array.from({ length: poisson(PER_DAY, dice) }, (_, index) => {
    const startMs = day * DAY_MS + dice.int(4 * 60, 17 * 60) * 60_000;
    return plan(setting, { id: `${day}-${index}`, startMs, districtId: null, topic: null }, dice);
  });
}

function fixedIncidents(setting: Setting): Incident[] {
  const dice = createDice(hashOf(setting.seed, 'incidents', 'fixed'));
  const topics = TOPICS.filter((topic) => topic.id === 'water' || topic.id === 'heating');
  const [biggest] = districtsWithWalls(setting);
  const { presentMs } = setting;
  return [presentMs - 22 * HOUR_MS, presentMs + 40 * 60_000].map((startMs, index) =>
    plan(
      setting,
      { id: `fixed-${index}`, startMs, districtId: biggest ?? null, topic: topics[index % 2] ?? null },
      dice,
    ),
  );
}

/** Districts with a wall of their own, biggest first. */
function districtsWithWalls({ channels }: Setting): string[] {
  return [
    ...new Set(
      channels
        .filter((channel) => channel.network === 'vk' && channel.voice === 'residents')
        .flatMap((channel) => channel.districtIds),
    ),
  ];
}

interface Given {
  id: string;
  startMs: number;
  districtId: string | null;
  topic: TopicBank | null;
}

function plan(setting: Setting, given: Given, dice: Dice): Incident {
  const districtId = given.districtId ?? dice.pick(districtsWithWalls(setting));
  const sudden = TOPICS.filter((topic) => topic.events.length > 0);
  const topic = given.topic ?? dice.weighted(sudden, ({ block }) => (block === 'housing' ? 3 : 1));
  const places = setting.places.get(districtId);
  if (places === undefined) throw new RangeError(`no such district: ${districtId}`);
  const [first] = places.settlements;
  const facts = Array.from({ length: 5 }, () => factsOf(setting, places, topic, dice)).map((one) => ({
    ...one,
    spot: { ...one.spot, settlement: first ?? one.spot.settlement },
  }));
  return {
    id: `incident-${given.id}-${topic.id}-${districtId}`,
    districtId,
    facts,
    startMs: given.startMs,
    hours: dice.int(3, 9),
    size: Math.max(SIZE_MIN, setting.postsPerDay * SIZE_OF_DAY * (0.6 + dice.next())),
  };
}

/** A part of an incident's first hour lies before it and has none of its posts. */
function meanOf({ channels }: Setting, incident: Incident, channel: Channel, hour: number): number {
  const nth = hour - Math.ceil(incident.startMs / HOUR_MS);
  if (nth < 0 || nth >= incident.hours || weightIn(channel, incident) === 0) return 0;
  const shape = Array.from({ length: incident.hours }, (_, index) => SHAPE[index] ?? 0.5);
  const ofHour = (shape[nth] ?? 0) / shape.reduce((sum, value) => sum + value, 0);
  const all = channels.reduce((sum, other) => sum + weightIn(other, incident), 0);
  return (incident.size * ofHour * weightIn(channel, incident)) / all;
}

function weightIn(channel: Channel, { districtId }: Incident): number {
  if (channel.isClosed || QUIET_NETWORKS.has(channel.network) || !covers(channel, districtId)) return 0;
  const [local, regional] = SHARES[channel.voice];
  const weight = channel.districtIds.length === 0 ? regional : local;
  return channel.network === 'rss' ? weight / 2 : weight;
}

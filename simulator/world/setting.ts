import type { RegionTime } from '../../contracts/region-time.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import type { Region } from '../../contracts/region.ts';
import type { Dice } from '../dice.ts';
import type { Facts } from '../texts/compose.ts';
import { createPeople } from '../texts/people.ts';
import type { People } from '../texts/people.ts';
import { placesOf, spotIn } from '../texts/places.ts';
import type { DistrictPlaces } from '../texts/places.ts';
import { blockWeight, TOPIC_BLOCKS, topicsOf } from '../texts/topics/index.ts';
import type { TopicBank } from '../texts/topics/topic-bank.ts';
import type { Channel } from './channel.ts';
import { channelsOf } from './channels.ts';

/** What makes one world: the same values give the same posts at the same times. */
export interface WorldOptions {
  region: Region;
  seed: number;
  /** Begin of the history, ms; a full hour. */
  startMs: number;
  /** Where the prepared history ends and life goes on, ms. */
  presentMs: number;
  /** Posts and comments a day, all networks together. */
  postsPerDay: number;
}

/** The stage of a world: its people, places and channels. */
export interface Setting extends WorldOptions {
  time: RegionTime;
  people: People;
  places: ReadonlyMap<string, DistrictPlaces>;
  channels: readonly Channel[];
}

/** Residents who write; the region's real population is not needed. */
const PEOPLE = 24_000;

/** Builds the stage. */
export function createSetting(options: WorldOptions): Setting {
  const places = placesOf(options.region);
  return {
    ...options,
    time: createRegionTime(options.region.timezone),
    people: createPeople(options.seed, PEOPLE),
    places,
    channels: channelsOf(options.region, places),
  };
}

/** Index of a resident of the district who writes; a few of them write much. */
export function writerOf({ places, people }: Setting, districtId: string, dice: Dice): number {
  const block = Math.floor(people.size / Math.max(1, places.size));
  const at = Math.max(0, [...places.keys()].indexOf(districtId));
  const within = dice.chance(0.25) ? dice.int(0, Math.floor(block / 20)) : dice.int(0, block - 1);
  return at * block + within;
}

/** A problem somewhere in what the channel covers. */
export function factsFor(setting: Setting, channel: Channel, dice: Dice): Facts {
  const places = pickDistrict(setting, channel, dice);
  const block = dice.weighted(TOPIC_BLOCKS, blockWeight);
  return factsOf(setting, places, dice.pick(topicsOf(block)), dice);
}

/** A district that the channel covers, by its weight. */
export function pickDistrict(
  { places }: Pick<Setting, 'places'>,
  channel: Pick<Channel, 'districtIds'>,
  dice: Dice,
): DistrictPlaces {
  const covered = channel.districtIds.flatMap((id) => places.get(id) ?? []);
  return dice.weighted(covered.length === 0 ? [...places.values()] : covered, (one) => one.weight);
}

/** The problem at a spot of the district, and the body that people hold responsible. */
export function factsOf(
  { region }: Pick<Setting, 'region'>,
  places: DistrictPlaces,
  topic: TopicBank,
  dice: Dice,
): Facts {
  return {
    topic,
    spot: spotIn(places, dice),
    bodyName: responsibleFor(region, places.district.id, topic, dice),
  };
}

function responsibleFor(region: Region, districtId: string, topic: TopicBank, dice: Dice): string | null {
  const able = region.bodies.filter(
    ({ districts, blocks }) =>
      (districts.length === 0 || districts.includes(districtId)) && blocks.includes(topic.block),
  );
  return able.length === 0 ? null : dice.pick(able).name.ru;
}

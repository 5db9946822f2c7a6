import { loadRegion } from '../../config/load-region.ts';
import { BLOCKS, SENTIMENTS } from '../../contracts/enriched.ts';
import { createDice, hashOf, type Dice } from '../../simulator/dice.ts';
import type { StoreNote } from './store/note.ts';

/** Makes different requests; each call throws the dice anew. */
export interface RequestMaker {
  /** Path with parameters: a period and filters that the read is asked with. */
  make(kind: RequestKind): string;
  /** As many different ones as asked for. */
  many(kind: RequestKind, count: number): string[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The region of the generated posts. */
const { districts, topics } = loadRegion('pskov');

/** `cells`: only district, block, topic and period; `others`: filters that no rollup knows. */
const KINDS = {
  'trends, cells': (dice, note) => path('trends', { ...trend(dice, note), ...cellFilters(dice) }),
  'hotspots, cells': (dice, note) =>
    path('hotspots', { ...period(dice, note, [1, 1, 7, 30]), ...cellFilters(dice) }),
  'trends, other filters': (dice, note) => path('trends', { ...trend(dice, note), ...otherFilters(dice) }),
  'hotspots, other filters': (dice, note) =>
    path('hotspots', { ...period(dice, note, [1, 7, 30]), ...otherFilters(dice) }),
  'trends with norm, cells': (dice, note) =>
    path('trends', { ...trend(dice, note), ...cellFilters(dice), compare: 'norm' }),
  'newest 100': (dice, note) =>
    path('posts', { ...period(dice, note, [7, 30, 365]), ...half(dice, cellFilters(dice)), limit: 100 }),
  stories: (dice, note) => path('stories', { ...period(dice, note, [1, 7, 30]), ...cellFilters(dice) }),
  conflicts: (dice, note) => path('conflicts', { ...period(dice, note, [7, 30, 90]), ...cellFilters(dice) }),
  facets: (dice, note) => path('facets', { ...period(dice, note, [1, 7, 30]), ...cellFilters(dice) }),
  pivot: (dice, note) =>
    path('pivot', {
      ...period(dice, note, [7, 30]),
      rows: 'district',
      columns: dice.pick(['block', 'topic', 'week']),
      measure: dice.pick(['posts', 'clusters', 'authors']),
      ...half(dice, { block: dice.pick(BLOCKS) }),
    }),
  emerging: (dice, note) =>
    path('emerging', { ...period(dice, note, [1]), ...half(dice, cellFilters(dice)) }),
  coverage: (dice, note) => path('coverage', { ...period(dice, note, [7, 30]) }),
} satisfies Record<string, (dice: Dice, note: StoreNote) => string>;

export type RequestKind = keyof typeof KINDS;

/** Requests on a generated store; the same for the same seed. */
export function createRequests(note: StoreNote, seed: number): RequestMaker {
  const dice = createDice(seed);
  return {
    make: (kind) => KINDS[kind](dice, note),
    many: (kind, count) => distinct(count, createDice(hashOf(seed, kind)), (own) => KINDS[kind](own, note)),
  };
}

/** Different results of `make`. @throws {Error} when there are not enough of them. */
export function distinct(count: number, dice: Dice, make: (dice: Dice) => string): string[] {
  const found = new Set<string>();
  for (let tries = 0; found.size < count; tries += 1) {
    if (tries > count * 100) throw new Error(`only ${found.size} different requests`);
    found.add(make(dice));
  }
  return [...found];
}

type Parameters = Readonly<Record<string, string | number>>;

/** The address of a read below `/api/v1`. */
export function path(route: string, parameters: Parameters): string {
  const entries = Object.entries(parameters).map(([name, value]) => [name, String(value)]);
  return `/api/v1/${route}?${new URLSearchParams(entries).toString()}`;
}

/** A period of one of the given lengths in days; two of three end at the end of the data, some at any minute. */
export function period(dice: Dice, note: StoreNote, days: readonly number[]): { from: string; to: string } {
  const length = dice.pick(days) * DAY_MS;
  const back = dice.chance(0.67) ? 0 : dice.int(0, 300) * HOUR_MS;
  const minutes = dice.chance(0.3) ? dice.int(1, 59) * 60_000 : 0;
  const end = Math.min(note.to, Math.max(note.from + length, note.to - back)) - minutes;
  const start = Math.max(note.from, end - length);
  return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
}

function trend(dice: Dice, note: StoreNote): Parameters {
  const span = period(dice, note, [1, 7, 7, 30, 30, 90, 365]);
  const isShort = Date.parse(span.to) - Date.parse(span.from) <= 7 * DAY_MS;
  return {
    ...span,
    step: isShort && dice.chance(0.5) ? 'hour' : 'day',
    by: dice.pick(['total', 'total', 'district', 'block', 'topic']),
  };
}

function cellFilters(dice: Dice): Parameters {
  const topic = dice.pick(topics);
  return {
    ...half(dice, { district: some(dice, ['none', ...districts.map(({ id }) => id)]) }),
    ...half(dice, dice.chance(0.6) ? { block: some(dice, BLOCKS) } : { topic: topic.id }),
  };
}

function otherFilters(dice: Dice): Parameters {
  return dice.pick<Parameters>([
    { network: some(dice, ['vk', 'telegram', 'ok', 'rss', 'max']) },
    { channel: `-${dice.int(1000, 1199)}` },
    { channelKind: dice.pick(['community', 'media', 'official']) },
    { sentiment: dice.pick(SENTIMENTS) },
    { kind: dice.pick(['post', 'comment', 'repost']) },
    { appeal: 'true' },
    { noise: dice.pick(['all', 'ad', 'spam']) },
    { place: dice.pick(districts).id, sentiment: 'negative' },
  ]);
}

function half(dice: Dice, parameters: Parameters): Parameters {
  return dice.chance(0.5) ? parameters : {};
}

/** One value mostly, up to three. */
function some(dice: Dice, values: readonly string[]): string {
  const count = dice.chance(0.7) ? 1 : dice.int(2, 3);
  return dice.shuffle(values).slice(0, count).join(',');
}

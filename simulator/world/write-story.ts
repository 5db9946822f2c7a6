import { createDice, hashOf } from '../dice.ts';
import type { Dice } from '../dice.ts';
import { postUpdate } from '../texts/chatter.ts';
import type { Facts } from '../texts/compose.ts';
import { newsUpdate } from '../texts/news.ts';
import type { Events } from './events.ts';
import { fateOf } from './fate.ts';
import type { Setting } from './setting.ts';
import { factsFor, writerOf } from './setting.ts';
import type { Sort } from './sorts.ts';
import { sortFor } from './sorts.ts';
import type { Story } from './story.ts';
import type { Slot } from './timeline.ts';
import { writeText } from './write-text.ts';

/** How often a post tells of something that others tell of too. */
const COMMON_EVENT = 0.3;
/** Residents' posts that a wall publishes in its own name. */
const ANONYMOUS = 0.25;

/** What a writer needs. */
export interface WriterDeps {
  setting: Setting;
  events: Events;
  /** An earlier post of another channel that can be passed on; null when there is none. */
  earlier: (slot: Slot, dice: Dice, isSameNetwork: boolean) => Story | null;
}

/** The sort of a post; incidents are told as complaints, news or notices. */
export function sortOf({ channel, incident, seed }: Slot): Sort {
  if (incident === null) return sortFor(channel.voice, createDice(hashOf(seed, 'sort')));
  const told = { residents: 'complaint', newsroom: 'news', emergency: 'complaint', body: 'notice' } as const;
  return told[channel.voice];
}

/** Writes the post of a slot: the same slot always gives the same post. */
export function writeStory(slot: Slot, deps: WriterDeps): Story {
  const { setting } = deps;
  const dice = createDice(hashOf(slot.seed, 'story'));
  const wanted = sortOf(slot);
  const isPassedOn = wanted === 'copy' || wanted === 'repost';
  const source = isPassedOn ? deps.earlier(slot, dice, wanted === 'repost') : null;
  const sort = isPassedOn && source === null ? 'talk' : wanted;
  const facts = source?.facts ?? factsOfSlot(slot, deps, dice);
  const isOwn = slot.channel.voice === 'residents' && sort !== 'news' && sort !== 'copy' && sort !== 'repost';
  const author = isOwn && !dice.chance(ANONYMOUS) ? writerOf(setting, facts.spot.districtId, dice) : null;
  const written = writeText({ sort, channel: slot.channel, facts, source, author }, setting, dice);
  const change = isOwn ? postUpdate(facts, dice) : newsUpdate(facts, dice);
  return {
    slot,
    fate: fateOf(slot),
    sort,
    facts,
    ...written,
    editedText: `${written.text}\n${change}`.trim(),
    author,
    original: sort === 'repost' ? source : null,
  };
}

function factsOfSlot(slot: Slot, { setting, events }: WriterDeps, dice: Dice): Facts {
  if (slot.incident !== null) return dice.pick(slot.incident.facts);
  const common = dice.chance(COMMON_EVENT) ? events.recent(slot.channel, slot.publishedMs, dice) : null;
  return common ?? factsFor(setting, slot.channel, dice);
}

import type { Dice } from '../dice.ts';
import type { ChatterKind } from '../texts/chatter.ts';
import { chatter, emojiOnly, isChatter } from '../texts/chatter.ts';
import { complaint } from '../texts/compose.ts';
import type { Facts } from '../texts/compose.ts';
import { tidy } from '../texts/expand.ts';
import type { News } from '../texts/news.ts';
import { lifeNews, newsText, notice, problemNews } from '../texts/news.ts';
import { untidy } from '../texts/noise.ts';
import type { PersonalText, Planted } from '../texts/personal.ts';
import { phoneOf, withPersonal } from '../texts/personal.ts';
import type { Channel } from './channel.ts';
import type { Setting } from './setting.ts';
import { writerOf } from './setting.ts';
import type { Sort } from './sorts.ts';
import type { Story } from './story.ts';

/** A little more than storage keeps of a text (contracts/post.ts), so that the cut is seen. */
const LONG_LENGTH = 17_000;
const PERSONAL = 0.07;

/** What a post is going to be. */
export interface Draft {
  sort: Sort;
  channel: Channel;
  facts: Facts;
  /** The post that is passed on. */
  source: Story | null;
  author: number | null;
}

/** Text of a post with what is personal in it; news with their headline. */
export type Written = PersonalText & { news: News | null };

/** Writes the text of a post. */
export function writeText(draft: Draft, setting: Setting, dice: Dice): Written {
  const { sort, facts, source } = draft;
  const write: Readonly<Record<Exclude<Sort, ChatterKind>, () => Written>> = {
    complaint: () => residents(complaintText(draft, dice), draft, setting, dice),
    long: () => residents(longText(draft, dice), draft, setting, dice),
    news: () => ofNews(problemNews(facts, dice), dice),
    life: () => ofNews(lifeNews(facts, dice), dice),
    notice: () => plain(notice(facts, dice)),
    copy: () => ({
      text: source?.text ?? '',
      planted: source?.planted ?? [],
      news: source?.news ?? null,
    }),
    repost: () => ({ ...plain(dice.pick(REPOST_WORDS)), planted: source?.planted ?? [] }),
    emoji: () => plain(emojiOnly(dice)),
    empty: () => plain(''),
  };
  return isChatter(sort) ? chatterText(sort, draft, setting, dice) : write[sort]();
}

/** What people write over a repost. */
const REPOST_WORDS: readonly string[] = [
  '',
  '',
  '',
  'Поддержите репостом',
  'Вот ещё про наше',
  'Кто в курсе?',
  'И снова о том же…',
  'Для тех, кто пропустил',
];

function plain(text: string): Written {
  return { text, planted: [], news: null };
}

function ofNews(news: News, dice: Dice): Written {
  return { text: newsText(news, dice), planted: [], news };
}

function complaintText({ channel, facts }: Draft, dice: Dice): string {
  const homeDistrictId = channel.districtIds.length === 1 ? (channel.districtIds[0] ?? null) : null;
  return untidy(tidy(complaint(facts, dice, { homeDistrictId, isShort: dice.chance(0.12) })).trim(), dice);
}

function longText(draft: Draft, dice: Dice): string {
  const parts: string[] = [];
  for (let length = 0; length < LONG_LENGTH; length += parts.at(-1)?.length ?? LONG_LENGTH)
    parts.push(complaintText(draft, dice));
  return parts.join('\n\n');
}

/** Some residents leave a phone, a name or an address. */
function residents(text: string, draft: Draft, setting: Setting, dice: Dice): Written {
  if (!dice.chance(PERSONAL)) return plain(text);
  const index = draft.author ?? writerOf(setting, draft.facts.spot.districtId, dice);
  return { ...withPersonal(text, setting.people.person(index), dice), news: null };
}

function chatterText(sort: ChatterKind, { facts, author }: Draft, setting: Setting, dice: Dice): Written {
  const planted: Planted[] = [];
  const phone = (): string => {
    const index = author ?? writerOf(setting, facts.spot.districtId, dice);
    const value = phoneOf(setting.people.person(index), dice);
    planted.push({ kind: 'phone', value });
    return value;
  };
  return { text: chatter(sort, facts, dice, phone), planted, news: null };
}

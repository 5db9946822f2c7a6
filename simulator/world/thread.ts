import { createDice, hashOf } from '../dice.ts';
import type { Dice } from '../dice.ts';
import type { ReplyKind } from '../texts/banks/reply-parts.ts';
import type { Remark } from '../texts/talk.ts';
import type { Channel } from './channel.ts';
import { covers } from './channel.ts';
import type { Setting } from './setting.ts';
import { writerOf } from './setting.ts';
import { COMMENTS_MEAN } from './sorts.ts';
import type { Story } from './story.ts';

/** Comments that a post may have; ids leave room for no more. */
export const COMMENTS_MAX = 250;

/** Who wrote a comment: a resident, or an official page with its kind of answer. */
export type Speaker =
  { by: 'resident'; person: number; remark: Remark } | { by: 'body'; page: Channel; reply: ReplyKind };

/** One comment, before its text is written. */
export interface Comment {
  /** Number within the thread, by time. */
  nth: number;
  publishedMs: number;
  deletedMs: number | null;
  speaker: Speaker;
  /** First comment of its branch; null: it stands directly under the post. */
  head: number | null;
  /** The comment it answers. */
  replyTo: number | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Mean time until a comment: most come at once, some the next day, few after days. */
const WAITS: readonly (readonly [share: number, meanMs: number])[] = [
  [70, 75 * MINUTE_MS],
  [24, 9 * HOUR_MS],
  [6, 40 * HOUR_MS],
];
const WAIT_MAX_MS = 5 * 24 * HOUR_MS;
const ANSWERED = 0.5;
const LATE = 0.22;
const POPULAR = 0.03;
const DELETED = 0.03;
const REPLY_WEIGHTS: Readonly<Record<ReplyKind, number>> = {
  good: 42,
  template: 24,
  pingPong: 14,
  blame: 12,
  rude: 8,
};
const REMARKS: readonly (readonly [Remark, number])[] = [
  ['agree', 34],
  ['own', 26],
  ['ask', 16],
  ['argue', 12],
  ['attack', 7],
  ['chat', 5],
];
const IDLE_REMARKS: readonly (readonly [Remark, number])[] = [
  ['chat', 70],
  ['argue', 6],
  ['attack', 3],
  ['ask', 12],
];

/** All comments that a wall's post will ever have, by time. */
export function threadOf(story: Story, setting: Setting): Comment[] {
  const dice = createDice(hashOf(story.slot.seed, 'thread'));
  const isProblem = ['complaint', 'news', 'notice', 'long'].includes(story.sort);
  const times = commentTimes(story, dice);
  const answers = isProblem && times.length > 0 ? officialAnswers(story, setting, dice) : [];
  const moments = [...times.map((ms) => ({ ms, answer: null })), ...answers].sort((a, b) => a.ms - b.ms);
  const comments: Comment[] = [];
  for (const [nth, { ms, answer }] of moments.slice(0, COMMENTS_MAX).entries()) {
    const said = answer ?? remarkOn(story, { comments, setting, isProblem }, dice);
    comments.push({
      nth,
      publishedMs: ms,
      deletedMs: answer === null && dice.chance(DELETED) ? ms + dice.int(60, 40 * 60) * MINUTE_MS : null,
      ...said,
    });
  }
  return comments;
}

function commentTimes({ slot, sort }: Story, dice: Dice): number[] {
  const mean = COMMENTS_MEAN[sort] * (slot.incident === null ? 1 : 1.5) * (dice.chance(POPULAR) ? 7 : 0.85);
  const count = Math.min(COMMENTS_MAX - 10, Math.floor(-Math.log(1 - dice.next()) * (mean + 0.4)));
  return Array.from({ length: count }, () => slot.publishedMs + waitMs(dice)).sort((a, b) => a - b);
}

function waitMs(dice: Dice): number {
  const [, meanMs] = dice.weighted(WAITS, ([share]) => share);
  const ms = Math.min(WAIT_MAX_MS, -Math.log(1 - dice.next()) * meanMs) + 40_000;
  return Math.floor(ms / 1000) * 1000;
}

type Said = Pick<Comment, 'speaker' | 'head' | 'replyTo'>;

/** The answer of a page that is responsible there, in time or late, and sometimes a second one. */
function officialAnswers({ slot, facts }: Story, { channels }: Setting, dice: Dice) {
  const pages = channels.filter(
    (page) =>
      page.network === slot.channel.network && page.voice === 'body' && covers(page, facts.spot.districtId),
  );
  const local = pages.filter((page) => page.districtIds.length > 0);
  if (pages.length === 0 || !dice.chance(ANSWERED)) return [];
  const page = dice.pick(local.length > 0 && dice.chance(0.7) ? local : pages);
  const hours = dice.chance(LATE) ? 26 + dice.next() * 60 : 0.4 + dice.next() * 8;
  const second = dice.chance(0.15) ? [hours + 3 + dice.next() * 20] : [];
  return [hours, ...second].map((after) => ({
    ms: slot.publishedMs + Math.floor(after * 3600) * 1000,
    answer: {
      speaker: { by: 'body' as const, page, reply: dice.weighted(KINDS, (kind) => REPLY_WEIGHTS[kind]) },
      head: null,
      replyTo: null,
    },
  }));
}

const KINDS = Object.keys(REPLY_WEIGHTS) as ReplyKind[];

interface ThreadSoFar {
  comments: readonly Comment[];
  setting: Setting;
  isProblem: boolean;
}

function remarkOn(story: Story, { comments, setting, isProblem }: ThreadSoFar, dice: Dice): Said {
  const answer = comments.findLast(({ speaker }) => speaker.by === 'body');
  const isReaction = answer !== undefined && dice.chance(0.6);
  const other = comments.length > 0 && dice.chance(0.4) ? dice.pick(comments) : null;
  const target = isReaction ? answer : other;
  const idle = isProblem ? REMARKS : IDLE_REMARKS;
  const remark = (isReaction ? reactionTo(answer.speaker) : null) ?? dice.weighted(idle, byWeight)[0];
  const isBack = story.author !== null && comments.length > 1 && dice.chance(0.15);
  const person = isBack ? story.author : writerOf(setting, story.facts.spot.districtId, dice);
  return {
    speaker: { by: 'resident', person: person ?? 0, remark },
    head: target === null ? null : (target.head ?? target.nth),
    replyTo: target?.nth ?? null,
  };
}

function reactionTo(speaker: Speaker): Remark | null {
  if (speaker.by === 'resident') return null;
  return speaker.reply === 'good' ? 'afterGood' : 'afterBad';
}

function byWeight([, weight]: readonly [unknown, number]): number {
  return weight;
}

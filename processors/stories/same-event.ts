import type { Likeness } from './likeness.ts';
import type { Story } from './story.ts';
import { isElsewhere, nearness } from './where.ts';

/** A story to which nothing has been added for so long is over. */
const WINDOW_MS = 72 * 3_600_000;
/** Share of the similarity that is lost over the window. */
const DECAY = 0.25;
/** Least similarity of one story for texts of up to `SHORT_STEMS` stems of content; chosen on short complaints. */
const SHORT_SCORE_MIN = 0.2;
const SHORT_STEMS = 15;
/** The same from `LONG_STEMS` on: long texts share words by chance. Within the even stretch on 75 pairs of news. */
const LONG_SCORE_MIN = 0.4;
const LONG_STEMS = 45;
/** What is left of the similarity when the headlines name different days: «Прогноз погоды на 8 ноября». */
const OTHER_DAY_FACTOR = 0.3;
/** Words alone must agree this far, whatever place and topic say. */
const COSINE_MIN = 0.12;
/** One shared word is enough only in short texts of one place and topic: «Опять нет воды в Опочке». */
const ONE_WORD_COSINE_MIN = 0.2;
const NEAR_BONUS = 0.1;
/** What the topics say, in short texts; long ones have words enough. */
const TOPIC_BONUS = 0.06;
const OTHER_TOPIC_PENALTY = 0.15;

/** Too far in time or place to be one event, whatever the words say. */
export function isApart({ event: a }: Story, { event: b }: Story): boolean {
  return Math.abs(a.lastMs - b.lastMs) > WINDOW_MS || isElsewhere(a.where, b.where);
}

/** How far the similarity of two stories that are not apart is above the least one of a story; negative for two. */
export function marginOf(a: Story, b: Story, likeness: Likeness): number {
  const near = nearness(a.event.where, b.event.where);
  if (likeness.cosine < cosineMin(a, b, near, likeness.shared)) return -1;
  const length = lengthOf(a, b);
  const days = areOtherDays(a.features.days, b.features.days) ? OTHER_DAY_FACTOR : 1;
  const score = likeness.score * days + topicEffect(a, b) * (1 - length) + NEAR_BONUS * near;
  const age = Math.abs(a.event.lastMs - b.event.lastMs) / WINDOW_MS;
  return score * (1 - DECAY * age) - SHORT_SCORE_MIN - (LONG_SCORE_MIN - SHORT_SCORE_MIN) * length;
}

/** 0 for short texts, 1 when both are long. */
function lengthOf(a: Story, b: Story): number {
  const stems = Math.min(a.features.hashes.length, b.features.hashes.length);
  return Math.min(1, Math.max(0, (stems - SHORT_STEMS) / (LONG_STEMS - SHORT_STEMS)));
}

function cosineMin(a: Story, b: Story, near: number, shared: number): number {
  if (shared > 1) return COSINE_MIN;
  const isSameTopic = a.event.topicId !== null && a.event.topicId === b.event.topicId;
  const isAsExact = a.event.where.hasSpot === b.event.where.hasSpot;
  return near > 0 && isSameTopic && isAsExact ? ONE_WORD_COSINE_MIN : 1;
}

function topicEffect({ event: a }: Story, { event: b }: Story): number {
  if (a.topicId === null || b.topicId === null) return 0;
  return a.topicId === b.topicId ? TOPIC_BONUS : -OTHER_TOPIC_PENALTY;
}

function areOtherDays(a: readonly number[], b: readonly number[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((day) => b.includes(day));
}

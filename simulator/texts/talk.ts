import type { Dice } from '../dice.ts';
import {
  AFTER_BAD,
  AFTER_GOOD,
  AGREEMENTS,
  ARGUMENTS,
  CHAT,
  HOSTILE,
  QUESTIONS,
} from './banks/comment-parts.ts';
import { OFFICES, REPLIES } from './banks/reply-parts.ts';
import type { ReplyKind } from './banks/reply-parts.ts';
import { complaint } from './compose.ts';
import type { Facts } from './compose.ts';
import { expand, tidy } from './expand.ts';
import { issueSlots, oneOf, slotsWith } from './kit.ts';
import { untidy } from './noise.ts';

/** What a resident does with a comment. */
export type Remark = 'agree' | 'own' | 'ask' | 'argue' | 'attack' | 'chat' | 'afterGood' | 'afterBad';

const BANKS: Readonly<Record<Exclude<Remark, 'own'>, readonly string[]>> = {
  agree: AGREEMENTS,
  ask: QUESTIONS,
  argue: ARGUMENTS,
  attack: HOSTILE,
  chat: CHAT,
  afterGood: AFTER_GOOD,
  afterBad: AFTER_BAD,
};

/** A resident's comment under a post on these facts. */
export function remark(kind: Remark, facts: Facts, dice: Dice): string {
  if (kind === 'own') {
    const style = { homeDistrictId: facts.spot.districtId, isShort: true };
    return untidy(tidy(complaint(facts, dice, style)).trim(), dice);
  }
  const slots = slotsWith(facts, dice, {});
  const first = oneOf(BANKS[kind], dice, slots);
  const isLong = dice.chance(0.35) && kind !== 'chat';
  if (!isLong) return untidy(first, dice);
  const end = /[.!?…]$/.test(first) ? ' ' : dice.pick(['. ', ', ', '! ', ' ', '\n']);
  return untidy(first + end + oneOf(dice.pick(SECONDS[kind]), dice, slots), dice);
}

/** What may follow the first sentence of a longer comment. */
const SECONDS: Readonly<Record<Exclude<Remark, 'own'>, readonly (readonly string[])[]>> = {
  agree: [QUESTIONS, AGREEMENTS],
  ask: [AGREEMENTS, QUESTIONS],
  argue: [ARGUMENTS, HOSTILE],
  attack: [HOSTILE, AFTER_BAD],
  chat: [CHAT],
  afterGood: [AFTER_GOOD, QUESTIONS],
  afterBad: [AFTER_BAD, HOSTILE, QUESTIONS],
};

/** What only the one who answers knows. */
export interface ReplyParts {
  phone: () => string;
  /** Day until which something is promised: «12 декабря». */
  date: () => string;
  /** Name of another body. */
  other: () => string;
}

/** An official page's answer to people, well or badly made. */
export function officialReply(kind: ReplyKind, facts: Facts, dice: Dice, parts: ReplyParts): string {
  const { phone, date, other } = parts;
  const office = (): string => expand(dice.pick(OFFICES), dice, slotsWith(facts, dice, {}));
  const slots = slotsWith(facts, dice, { ...issueSlots(facts, dice), phone, date, other, office });
  return oneOf(REPLIES[kind], dice, slots);
}

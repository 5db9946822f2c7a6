import type { Dice } from '../dice.ts';
import {
  ADS,
  CONTESTS,
  ELSEWHERE,
  FAR_PLACES,
  GREETINGS,
  SMALL_TALK,
  THANKS,
} from './banks/chatter-parts.ts';
import { UPDATES } from './banks/comment-parts.ts';
import type { Facts } from './compose.ts';
import { oneOf, slotsWith } from './kit.ts';

/** Kinds of posts that tell of no problem. */
export type ChatterKind = 'ad' | 'contest' | 'greeting' | 'thanks' | 'talk' | 'elsewhere';

const BANKS: Readonly<Record<ChatterKind, readonly string[]>> = {
  ad: ADS,
  contest: CONTESTS,
  greeting: GREETINGS,
  thanks: THANKS,
  talk: SMALL_TALK,
  elsewhere: ELSEWHERE,
};

/** Whether a word names a kind of chatter. */
export function isChatter(kind: string): kind is ChatterKind {
  return Object.hasOwn(BANKS, kind);
}

/** What fills a feed besides problems. `phone` is asked for only when the text names one. */
export function chatter(
  kind: ChatterKind,
  facts: Pick<Facts, 'spot' | 'bodyName'>,
  dice: Dice,
  phone: () => string,
): string {
  const text = oneOf(BANKS[kind], dice, slotsWith(facts, dice, { phone, far: () => dice.pick(FAR_PLACES) }));
  return dice.chance(0.25) && kind !== 'ad' ? `${text} ${dice.pick(TAILS)}` : text;
}

const TAILS: readonly string[] = [
  'Всем добра!',
  '❤️',
  'Как думаете?',
  'Делитесь в комментариях.',
  'Репост не помешает.',
  '😊',
  'Берегите себя.',
  'Вот такие дела.',
];

/** What a resident adds to a post later. */
export function postUpdate(facts: Pick<Facts, 'spot' | 'bodyName'>, dice: Dice): string {
  return oneOf(UPDATES, dice, slotsWith(facts, dice, {}));
}

/** A post of emoji only. */
export function emojiOnly(dice: Dice): string {
  return Array.from({ length: dice.int(1, 6) }, () =>
    dice.pick(['😡', '🙏', '❤️', '👍', '😂', '🌧', '🤷', '🎉']),
  ).join('');
}

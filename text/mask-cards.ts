import { isAsciiDigit } from './chars.ts';
import { joinedGroups, type DigitGroup } from './digit-groups.ts';
import { MARKS, type Masked } from './marks.ts';

/** Lengths of card numbers (ISO/IEC 7812-1). */
const DIGITS_MIN = 13;
const DIGITS_MAX = 19;
/** First digits of the payment systems in use: Mir, Mastercard, American Express, JCB, Visa, UnionPay. */
const FIRST_DIGITS = new Set(['2', '3', '4', '5', '6']);
const REGISTER_UNITS = 24;
/** Numbers of registers and accounts are as long as cards and pass the check by chance one time in ten. */
const REGISTER = /(?:огрн(?:ип)?|инн|снилс|кадастр\p{L}*|счет\p{L}*|счёт\p{L}*|уин|л\/с|р\/с)[\s:№#]{0,4}$/iu;

/** Card numbers: 13–19 digits, together or in groups, whose check digit is right (Luhn, ISO/IEC 7812-1 annex B). */
export function findCards(text: string, groups: readonly DigitGroup[]): Masked[] {
  const found: Masked[] = [];
  for (let i = 0; i < groups.length; i += 1) {
    const card = cardAt(text, groups, i);
    if (card === null) continue;
    found.push({ start: card.start, end: card.end, mark: MARKS.card });
    while (i + 1 < groups.length && (groups[i + 1]?.start ?? card.end) < card.end) i += 1;
  }
  return found;
}

function cardAt(text: string, groups: readonly DigitGroup[], from: number): DigitGroup | null {
  const joined = joinedGroups(text, groups, from, DIGITS_MAX);
  const first = joined[0];
  if (first === undefined || !FIRST_DIGITS.has(text.charAt(first.start))) return null;
  if (REGISTER.test(text.slice(Math.max(0, first.start - REGISTER_UNITS), first.start))) return null;
  for (const last of joined.toReversed()) {
    const digits = digitsOf(text.slice(first.start, last.end));
    if (digits.length < DIGITS_MIN) return null;
    if (passesLuhn(digits)) return { start: first.start, end: last.end };
  }
  return null;
}

function digitsOf(text: string): number[] {
  const digits: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isAsciiDigit(code)) digits.push(code - 48);
  }
  return digits;
}

function passesLuhn(digits: readonly number[]): boolean {
  let sum = 0;
  for (const [index, digit] of digits.entries()) {
    const doubled = (digits.length - index) % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

import { classOf, DIGIT, LETTER } from './chars.ts';
import { joinedGroups, type DigitGroup } from './digit-groups.ts';
import { MARKS, type Masked } from './marks.ts';

/** Longest international number (ITU-T E.164). */
const E164_DIGITS_MAX = 15;
const FOREIGN_DIGITS_MIN = 10;
const RUSSIAN_DIGITS = 11;
const WITHOUT_PREFIX_DIGITS = 10;
const CITY_DIGITS_MIN = 5;
const CITY_DIGITS_MAX = 7;
const SIGN_UNITS = 48;
/** What announces a phone number, at the end of the text before it. */
const SIGN =
  /(?<![\p{L}‹])(?:тел(?:ефон\p{L}{0,3})?|т(?=\.)|моб(?:ильн\p{L}{0,3})?|сот(?:ов\p{L}{0,3})?|факс|ватсап\p{L}{0,2}|вайбер|viber|whats?app|(?:по)?звон\p{L}{1,6}(?: (?:нам|мне|сюда|по|на|номеру|номер))*|по номеру)[\s.:,№(–—-]{0,4}$/iu;
/** A second number of a list behind a first one. */
const AFTER_PHONE = /‹телефон›(?:[\s,;/]{1,3}|,? (?:или|и) )$/u;
const GROUPED = /^\d{1,3}(?:-\d{2,3}){1,2}$/;

/**
 * Phone numbers: Russian ones with +7, 7 or 8 in any grouping, foreign ones with +, ten digits of a mobile or with a
 * city code in brackets; city numbers of 5–7 digits only behind a sign such as «тел.».
 */
export function findPhones(text: string, groups: readonly DigitGroup[]): Masked[] {
  const found: Masked[] = [];
  for (let i = 0; i < groups.length; i += 1) {
    const phone = phoneAt(text, groups, i, found.at(-1)?.end ?? -1);
    if (phone === null) continue;
    found.push({ ...phone, mark: MARKS.phone });
    while (i + 1 < groups.length && (groups[i + 1]?.start ?? phone.end) < phone.end) i += 1;
  }
  return found;
}

// oxlint-disable-next-line complexity -- one line for each way to write a number
function phoneAt(
  text: string,
  groups: readonly DigitGroup[],
  from: number,
  previousEnd: number,
): DigitGroup | null {
  const first = groups[from];
  if (first === undefined || !beginsNumber(text, first.start)) return null;
  const joined = joinedGroups(text, groups, from, E164_DIGITS_MAX);
  const opens = text[first.start - 1] === '(' ? 1 : 0;
  const plus = text[first.start - 1 - opens] === '+' ? 1 : 0;
  const start = first.start - opens - plus;
  const head = text.slice(first.start, first.start + 2);

  if (plus === 1) {
    const end = head[0] === '7' ? endAt(joined, RUSSIAN_DIGITS) : longestEnd(joined, FOREIGN_DIGITS_MIN);
    if (end > 0) return { start, end };
  }
  if (isRussianHead(text, joined)) {
    const end = endAt(joined, RUSSIAN_DIGITS);
    if (end > 0) return { start, end };
  }
  const spelt = speltEnd(text, joined);
  if (spelt > 0) return { start, end: spelt };
  if (digitCount(joined) < CITY_DIGITS_MIN) return null;
  const end = endAt(joined, WITHOUT_PREFIX_DIGITS);
  const length = first.end - first.start;
  const hasCode = length >= 3 && length <= 5 && opens === 1 && text[first.end] === ')';
  const isMobile = head[0] === '9' && length === 3;
  const sign = signBefore(text, start, previousEnd);
  if (end > 0 && (hasCode || isMobile || sign === 'word')) return { start, end };
  const city = sign === null ? -1 : cityEnd(text, joined, sign);
  return city > 0 ? { start: first.start, end: city } : null;
}

/** A number does not begin inside a word, a date or a fraction. */
function beginsNumber(text: string, start: number): boolean {
  if ((classOf(text.charCodeAt(start - 1)) & (LETTER | DIGIT)) !== 0) return false;
  const isPoint = text[start - 1] === '.' || text[start - 1] === ',' || text[start - 1] === '/';
  return !isPoint || (classOf(text.charCodeAt(start - 2)) & DIGIT) === 0;
}

/** 7 or 8, alone or with the code behind it; codes of Russia begin with 3, 4, 8 or 9 (numbering plan, order 22 of 2020). */
function isRussianHead(text: string, joined: readonly DigitGroup[]): boolean {
  const [first, second] = joined;
  if (first === undefined) return false;
  const length = first.end - first.start;
  if (text[first.start] !== '8' && text[first.start] !== '7') return false;
  const code = length === 1 ? text.charAt(second?.start ?? -1) : text.charAt(first.start + 1);
  const isAlone = length === 1 && second !== undefined && second.end - second.start >= 3;
  return (isAlone || length >= 4) && '3489'.includes(code) && code !== '';
}

/** «8 9 1 1 1 2 3 4 5 6 7», «8️⃣9️⃣1️⃣…»: eleven single digits, the second a mobile's 9; else −1. */
function speltEnd(text: string, joined: readonly DigitGroup[]): number {
  const [first, second] = joined;
  if (first === undefined || second === undefined || joined.length < RUSSIAN_DIGITS) return -1;
  if (!'78'.includes(text.charAt(first.start)) || text.charAt(second.start) !== '9') return -1;
  const digits = joined.slice(0, RUSSIAN_DIGITS);
  return digits.every(({ start, end }) => end - start === 1) ? (digits.at(-1)?.end ?? -1) : -1;
}

/** End of the group at which exactly `digits` digits are reached, or −1. */
function endAt(joined: readonly DigitGroup[], digits: number): number {
  let count = 0;
  for (const group of joined) {
    count += group.end - group.start;
    if (count === digits) return group.end;
    if (count > digits) return -1;
  }
  return -1;
}

function longestEnd(joined: readonly DigitGroup[], digitsMin: number): number {
  return digitCount(joined) >= digitsMin ? (joined.at(-1)?.end ?? -1) : -1;
}

function digitCount(joined: readonly DigitGroup[]): number {
  let count = 0;
  for (const group of joined) count += group.end - group.start;
  return count;
}

function signBefore(text: string, start: number, previousEnd: number): 'word' | 'list' | null {
  const before = text.slice(Math.max(0, start - SIGN_UNITS), start);
  if (SIGN.test(before)) return 'word';
  const isNext = previousEnd >= 0 && /^(?:[\s,;/]{1,3}|,? (?:или|и) )$/.test(text.slice(previousEnd, start));
  return (start - previousEnd < SIGN_UNITS && isNext) || AFTER_PHONE.test(before) ? 'list' : null;
}

/** End of a city number: behind a word 5–7 digits in any grouping, in a list only grouped by hyphens. */
function cityEnd(text: string, joined: readonly DigitGroup[], sign: 'word' | 'list'): number {
  const from = joined[0]?.start ?? 0;
  for (const group of joined.toReversed()) {
    const written = text.slice(from, group.end);
    const digits = written.replace(/\D/g, '').length;
    const fits = digits >= CITY_DIGITS_MIN && digits <= CITY_DIGITS_MAX;
    if (fits && (sign === 'word' || GROUPED.test(written))) return group.end;
  }
  return -1;
}

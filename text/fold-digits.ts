import { classOf, DIGIT, isAsciiDigit } from './chars.ts';

/** Digits that are no ASCII ones: full-width, Arabic-Indic, mathematical. */
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
/** Runs of digits and the letter O in either alphabet, standing alone. */
const WITH_LETTER_O = /(?<![\p{L}\d])(?=[OoОо]{0,11}\d)[\dOoОо]{2,12}(?![\p{L}\d])/gu;
/** «8-9О1-ООО-12-34»: letters only, but between digits and hyphens. */
const ONLY_LETTERS_O = /(?<=\d-)[OoОо]{2,3}(?=-\d)/gu;
/** A sign without width: it keeps the length of a digit that takes two code units. */
const UNSEEN = '\u2060';
/** The first digit that is no ASCII one: Arabic-Indic zero. */
const FIRST_OTHER = 0x6_60;
/** High surrogates: astral digits are told by the pattern. */
const FIRST_HIGH = 0xd8_00;
const LAST_HIGH = 0xdb_ff;
const FIRST_MATHEMATICAL = 0x1_d7_ce;
const LAST_MATHEMATICAL = 0x1_d7_ff;

/**
 * The text with every digit in ASCII and with the letter O taken for zero inside numbers, as people write phones to get
 * past filters: «８９１１…», «8 9О5 …». Same length, so offsets hold; words stay as they are.
 */
export function foldDigits(text: string): string {
  const { hasOther, hasLetterO } = lookFor(text);
  let folded = text;
  if (hasOther) {
    folded = folded.replace(
      OTHER_DIGIT,
      (digit) => valueOf(digit.codePointAt(0) ?? 0) + UNSEEN.repeat(digit.length - 1),
    );
  }
  if (!hasLetterO) return folded;
  return folded.replace(WITH_LETTER_O, withZeros).replace(ONLY_LETTERS_O, withZeros);
}

/** One quick pass: most texts have neither, and the patterns above are slow. */
function lookFor(text: string): { hasOther: boolean; hasLetterO: boolean } {
  const has = { hasOther: false, hasLetterO: false };
  let isBeforeDigit = false;
  let isBeforeO = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const isOther = code >= FIRST_OTHER && (isHighSurrogate(code) || (classOf(code) & DIGIT) !== 0);
    const isDigit = isAsciiDigit(code) || isOther;
    const isO = isLetterO(code);
    if (isOther) has.hasOther = true;
    if ((isO && isBeforeDigit) || (isDigit && isBeforeO)) has.hasLetterO = true;
    [isBeforeDigit, isBeforeO] = [isDigit, isO];
  }
  return has;
}

function withZeros(run: string): string {
  return run.replace(/[OoОо]/g, '0');
}

/** Decimal digits stand in tens, in order (Unicode Standard, 4.6); the mathematical ones as five tens in a row. */
function valueOf(code: number): string {
  if (code >= FIRST_MATHEMATICAL && code <= LAST_MATHEMATICAL)
    return String((code - FIRST_MATHEMATICAL) % 10);
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** O and o, Latin and Cyrillic. */
function isLetterO(code: number): boolean {
  return code === 0x4_3e || code === 0x4_1e || code === 0x6f || code === 0x4f;
}

function isHighSurrogate(code: number): boolean {
  return code >= FIRST_HIGH && code <= LAST_HIGH;
}

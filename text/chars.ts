/** Classes of UTF-16 code units, as bits, so that one look-up answers several questions. */
export const LETTER = 1;
export const DIGIT = 2;
export const UPPER = 4;
export const LATIN = 8;
export const CYRILLIC = 16;
/** Belongs to a word without being a letter: combining accents, soft hyphens, joiners. */
export const MARK = 32;
export const SPACE = 64;
/** A letter that `toLowerCase` and ё→е alone cannot bring to its normal form, or that it changes without being UPPER. */
export const ODD = 128;

/** Variation selector 16: shows the character before it as an emoji. */
export const EMOJI_STYLE = 0xfe_0f;
/** Combining key cap: «1️⃣». */
export const KEYCAP = 0x20_e3;

const CLASSES = buildClasses();

/** Bits of one UTF-16 code unit; surrogates have none. */
export function classOf(code: number): number {
  return CLASSES[code] ?? 0;
}

/** True for letters and digits. */
export function isAlphanumeric(code: number): boolean {
  return (classOf(code) & (LETTER | DIGIT)) !== 0;
}

/** True for ASCII 0–9. */
export function isAsciiDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** True for white space, line ends and no-break spaces. */
export function isSpace(code: number): boolean {
  return (classOf(code) & SPACE) !== 0;
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x1_00_00);
  for (let code = 0; code < 0xd8_00; code += 1) classes[code] = classify(code);
  for (let code = 0xe0_00; code < 0x1_00_00; code += 1) classes[code] = classify(code);
  return classes;
}

function classify(code: number): number {
  const char = String.fromCharCode(code);
  if (/\s/.test(char)) return SPACE;
  if (/[\p{M}\p{Cf}]/u.test(char)) return code === EMOJI_STYLE || code === KEYCAP ? 0 : MARK;
  if (/\p{Nd}/u.test(char)) return code <= 57 ? DIGIT : DIGIT | ODD;
  if (!/\p{L}/u.test(char)) return 0;
  let bits = LETTER;
  if (/\p{Lu}/u.test(char)) bits |= UPPER;
  if (/\p{Script=Cyrillic}/u.test(char)) bits |= CYRILLIC;
  if (/\p{Script=Latin}/u.test(char)) bits |= LATIN;
  const lower = char.toLowerCase();
  const isKnown = lower === char || (bits & UPPER) !== 0;
  const isPlain =
    isKnown && lower.length === 1 && lower.normalize('NFKC') === lower && char.normalize('NFKC') === char;
  return isPlain ? bits : bits | ODD;
}

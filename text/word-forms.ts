import { classOf, LETTER, UPPER } from './chars.ts';
import { normOf, unitBits } from './norm.ts';

/** What is known of a word as it is written, wherever it stands. */
export interface WordForm {
  /** Lower case, ё→е, look-alikes folded. */
  norm: string;
  /** The first letter is upper case. */
  isCapital: boolean;
  /** At least two letters, all of them upper case. */
  isUpper: boolean;
}

/** The form of `text.slice(start, end)`. */
export type WordForms = (text: string, start: number, end: number) => WordForm;

/** Words kept: one for each value of the low bits of their hash, the last one met; together at most about 15 MB. */
const SLOTS = 1 << 16;
/** Longer words are no words of a language and not worth keeping. */
const KEPT_LENGTH_MAX = 40;

interface Kept extends WordForm {
  written: string;
}

/** Works the form out anew: for texts that are read once. */
export function readWordForm(text: string, start: number, end: number): WordForm {
  let bits = 0;
  let letters = 0;
  let capitals = 0;
  for (let i = start; i < end; i += 1) {
    const unit = unitBits(text.charCodeAt(i));
    bits |= unit;
    if ((unit & LETTER) !== 0) letters += 1;
    if ((unit & UPPER) !== 0) capitals += 1;
  }
  return {
    norm: normOf(text.slice(start, end), bits),
    isCapital: (classOf(text.charCodeAt(start)) & UPPER) !== 0,
    isUpper: letters > 1 && capitals === letters,
  };
}

/**
 * Makes forms that remember the words they meet. A known word is compared unit by unit, so it costs no slice, and its
 * normal form is always the same string, whose hash the maps behind it need not work out again.
 */
export function createWordForms(): WordForms {
  const slots: (Kept | undefined)[] = Array.from({ length: SLOTS });
  return (text, start, end) => {
    const length = end - start;
    if (length > KEPT_LENGTH_MAX) return readWordForm(text, start, end);
    let hash = length;
    for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01_00_01_93);
    const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    const known = slots[slot];
    if (known !== undefined && isWritten(known.written, text, start, length)) return known;
    const kept = { written: ownCopy(text, start, end), ...ownForm(readWordForm(text, start, end)) };
    slots[slot] = kept;
    return kept;
  };
}

function isWritten(written: string, text: string, start: number, length: number): boolean {
  if (written.length !== length) return false;
  for (let i = 0; i < length; i += 1) {
    if (written.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  }
  return true;
}

function ownForm({ norm, isCapital, isUpper }: WordForm): WordForm {
  return { norm: ownCopy(norm, 0, norm.length), isCapital, isUpper };
}

/** A string that does not keep the post alive from which it was sliced. */
function ownCopy(text: string, start: number, end: number): string {
  let copy = '';
  for (let i = start; i < end; i += 1) copy += text.charAt(i);
  return copy;
}

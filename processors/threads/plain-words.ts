import { classOf, LETTER } from '../../text/chars.ts';

/** Letters by which a phrase is looked up; a shorter word stands for itself. */
const HEAD_LETTERS = 3;

/** A word of a text: a run of letters. */
export interface PlainWord {
  /** In lower case, ё as е. */
  norm: string;
  /** Its first letters: phrases are looked up by them. */
  head: string;
  /** Where it stands, UTF-16 units, [start, end). */
  start: number;
  end: number;
}

/** A text as the rules of threads look for words in it. */
export interface PlainText {
  words: readonly PlainWord[];
  /** The text in lower case, ё as е, of the same length. */
  lower: string;
}

/** Dozens of searches ask for the words of the same text one after the other. */
let last: { text: string; plain: PlainText } = { text: '', plain: { words: [], lower: '' } };

/** The plain form of a text; that of the text asked for last is kept. */
export function plainText(text: string): PlainText {
  if (last.text !== text) last = { text, plain: read(text) };
  return last.plain;
}

/** The words of a text, in order. */
export function plainWords(text: string): readonly PlainWord[] {
  return plainText(text).words;
}

/** The head of a word, as words have it. */
export function headOf(word: string): string {
  return lowered(word.slice(0, HEAD_LETTERS));
}

/** Whether so many letters make a whole head. */
export function isWholeHead(letters: string): boolean {
  return letters.length >= HEAD_LETTERS;
}

function read(text: string): PlainText {
  const lower = sameLength(text);
  const words: PlainWord[] = [];
  for (let start = 0; start < text.length; start += 1) {
    if (!isLetter(text, start)) continue;
    let end = start + 1;
    while (end < text.length && isLetter(text, end)) end += 1;
    const norm = lower.slice(start, end);
    words.push({ norm, head: norm.slice(0, HEAD_LETTERS), start, end });
    start = end;
  }
  return { words, lower };
}

function lowered(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

function isLetter(text: string, index: number): boolean {
  return (classOf(text.charCodeAt(index)) & LETTER) !== 0;
}

/** Some letters grow when they are lowered («İ»): they stay as they are. */
function sameLength(text: string): string {
  const lower = lowered(text);
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) => (lowered(char).length === char.length ? lowered(char) : char)).join('');
}

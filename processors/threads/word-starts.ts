import { classOf, LETTER } from '../../text/chars.ts';

/** Letters by which a phrase is looked up; a shorter word stands for itself. */
export const HEAD_LETTERS = 3;

/** Words of a text as runs of letters, in order. */
export interface WordStarts {
  /** First letters of each, in lower case, ё as е. */
  heads: readonly string[];
  /** Where each begins, UTF-16 units. */
  starts: readonly number[];
  /** The text in lower case, ё as е, of the same length. */
  lower: string;
}

/** A dozen searches ask for the words of the same text one after the other. */
let last: { text: string; found: WordStarts } = {
  text: '',
  found: { heads: [], starts: [], lower: '' },
};

/** Words of a text; those of the text asked for last are kept. */
export function wordStarts(text: string): WordStarts {
  if (last.text !== text) last = { text, found: read(text) };
  return last.found;
}

/** The head of a word, as `WordStarts` has it. */
export function headOf(word: string): string {
  return plain(word.slice(0, HEAD_LETTERS));
}

function read(text: string): WordStarts {
  // Nearly always as long as the text; where it is not, each head is made by itself.
  const lower = plain(text);
  const heads: string[] = [];
  const starts: number[] = [];
  for (let start = 0; start < text.length; start += 1) {
    if (!isLetter(text, start)) continue;
    let end = start + 1;
    while (end < text.length && isLetter(text, end)) end += 1;
    const headEnd = Math.min(end, start + HEAD_LETTERS);
    heads.push(
      lower.length === text.length ? lower.slice(start, headEnd) : headOf(text.slice(start, headEnd)),
    );
    starts.push(start);
    start = end;
  }
  return {
    heads,
    starts,
    lower: lower.length === text.length ? lower : sameLength(text),
  };
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

function isLetter(text: string, index: number): boolean {
  return (classOf(text.charCodeAt(index)) & LETTER) !== 0;
}

/** Some letters grow when they are lowered («İ»): they stay as they are. */
function sameLength(text: string): string {
  return Array.from(text, (char) => (plain(char).length === char.length ? plain(char) : char)).join('');
}

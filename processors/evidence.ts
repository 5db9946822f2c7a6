import type { Evidence } from '../contracts/enriched.ts';
import type { Word } from '../text/analyse.ts';

/** Pieces of evidence kept for one label: enough to see why, however often a hostile text repeats itself. */
export const EVIDENCE_MAX = 12;

/** Evidence that quotes `text.slice(start, end)`. */
export function quoted(rule: string, text: string, start: number, end: number): Evidence {
  return { rule, quote: text.slice(start, end), start, end };
}

/** Evidence that quotes the words `from` to `to`, both included. */
export function quotedWords(
  rule: string,
  text: string,
  words: readonly Word[],
  { from, to }: { from: number; to: number },
): Evidence {
  const start = words[from]?.token.start ?? 0;
  return quoted(rule, text, start, words[to]?.token.end ?? start);
}

/** Evidence that no words carry. */
export function unquoted(rule: string): Evidence {
  return { rule, quote: null, start: null, end: null };
}

import type { Evidence } from '../../contracts/enriched.ts';
import type { Phrases } from './phrases.ts';
import { plainWords, type PlainWord } from './plain-words.ts';

/** Words of one side: separated by spaces; `*` at the end is any ending. */
type WordList = string;

/** Evidence kept of one rule and text. */
const FOUND_MAX = 5;

/** Makes the test whether a normal form is in a list. */
export function wordTest(list: WordList): (norm: string) => boolean {
  const exact = new Set<string>();
  const prefixes = new Map<string, string[]>();
  for (const entry of list.split(/\s+/)) {
    if (!entry.endsWith('*')) exact.add(entry);
    else {
      const prefix = entry.slice(0, -1);
      const alike = prefixes.get(prefix.slice(0, 2)) ?? [];
      prefixes.set(prefix.slice(0, 2), [...alike, prefix]);
    }
  }
  return (norm) =>
    exact.has(norm) || (prefixes.get(norm.slice(0, 2))?.some((prefix) => norm.startsWith(prefix)) ?? false);
}

/**
 * Finds a word of `first` with a word of `second` at most `reach` words away in the same sentence, in this order or, with
 * `either`, in both. A pair whose second word follows «не» does not count.
 */
export function near(
  rule: string,
  first: WordList,
  second: WordList,
  { reach, either = false }: { reach: number; either?: boolean },
): Phrases {
  const isFirst = wordTest(first);
  const isSecond = wordTest(second);
  return (text) => {
    const words = plainWords(text);
    const found: Evidence[] = [];
    for (let i = 0; i < words.length && found.length < FOUND_MAX; i += 1) {
      if (!isFirst(words[i]?.norm ?? '')) continue;
      const at = partnerOf(i, { words, isSecond, reach, either });
      if (at === null || words[at - 1]?.norm === 'не') continue;
      const start = words[Math.min(i, at)]?.start ?? 0;
      const end = words[Math.max(i, at)]?.end ?? start;
      const quote = text.slice(start, end);
      if (!/[.!?\n]\s/.test(quote)) found.push({ rule, quote, start, end });
    }
    return found;
  };
}

function partnerOf(
  from: number,
  search: {
    words: readonly PlainWord[];
    isSecond: (norm: string) => boolean;
    reach: number;
    either: boolean;
  },
): number | null {
  const { words, isSecond, reach, either } = search;
  for (let step = 1; step <= reach; step += 1) {
    if (isSecond(words[from + step]?.norm ?? '')) return from + step;
    if (either && isSecond(words[from - step]?.norm ?? '')) return from - step;
  }
  return null;
}

import type { Evidence } from '../../contracts/enriched.ts';
import { headsOf } from './phrase-heads.ts';
import { plainText } from './plain-words.ts';

/** Lower-case letters of the texts that phrases are looked for in: a class of all letters takes seconds to compile. */
const LETTER = '[a-zа-яѐ-ӿ]';

/** Finds the phrases of one rule in a text. */
export type Phrases = (text: string) => Evidence[];

/** Evidence kept of one rule and text. */
const FOUND_MAX = 5;

/**
 * Makes the search for phrases, in any case of letters; each begins with a letter. In a phrase `*` is any ending, a space is white space or a comma
 * with it, `a|b` in brackets are alternatives. Each part is bounded, so matching is linear in the text.
 */
export function phrases(rule: string, list: readonly string[]): Phrases {
  const expressions = byHead(list);
  const others = expressions.get('');
  return (text) => {
    const { words, lower } = plainText(text);
    const found: Evidence[] = [];
    let end = 0;
    for (const { head, start } of words) {
      const expression = expressions.get(head) ?? others;
      if (expression === undefined || start < end) continue;
      expression.lastIndex = start;
      const length = expression.exec(lower)?.[0].length;
      if (length === undefined) continue;
      end = start + length;
      found.push({ rule, quote: text.slice(start, end), start, end });
      if (found.length >= FOUND_MAX) break;
    }
    return found;
  };
}

/**
 * The phrases that can begin with a word, by the head of the word; '' for all other words. One expression for all of them
 * costs ten times as much: nearly every word of a text begins none.
 */
function byHead(list: readonly string[]): ReadonlyMap<string, RegExp> {
  const known = list.map((phrase) => ({ source: sourceOf(phrase), heads: headsOf(phrase) }));
  const all = new Set(known.flatMap(({ heads }) => [...(heads ?? [''])]));
  return new Map(
    [...all].map((head) => {
      const sources = known.filter(({ heads }) => heads === null || heads.has(head));
      const alternatives = sources.map(({ source }) => source).join('|');
      return [head, new RegExp(`(?<!${LETTER})(?:${alternatives})(?!${LETTER})`, 'y')];
    }),
  );
}

function sourceOf(phrase: string): string {
  return phrase
    .replaceAll('ё', 'е')
    .replace(/\((?!\?)/g, '(?:')
    .replaceAll(' ', '[\\s,]{1,3}')
    .replaceAll('\\p{L}', LETTER)
    .replaceAll('*', `${LETTER}{0,12}`);
}

/** The same for a regular expression, which must be linear. */
export function pattern(rule: string, source: string, flags: 'giu' | 'gu' = 'giu'): Phrases {
  const expression = new RegExp(source, flags);
  return (text) => {
    const found: Evidence[] = [];
    for (const match of text.matchAll(expression)) {
      const [quote] = match;
      found.push({ rule, quote, start: match.index, end: match.index + quote.length });
      if (found.length >= FOUND_MAX) break;
    }
    return found;
  };
}

/** All that several searches find, in the order of the searches. */
export function anyOf(searches: readonly Phrases[]): Phrases {
  return (text) => searches.flatMap((search) => search(text)).slice(0, FOUND_MAX);
}

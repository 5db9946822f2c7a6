import type { Evidence } from '../../contracts/enriched.ts';

/** Finds the phrases of one rule in a text. */
export type Phrases = (text: string) => Evidence[];

/** Evidence kept of one rule and text. */
const FOUND_MAX = 5;

/**
 * Makes the search for phrases, in any case of letters. In a phrase `*` is any ending, a space is white space or a comma
 * with it, `a|b` in brackets are alternatives. Each part is bounded, so matching is linear in the text.
 */
export function phrases(rule: string, list: readonly string[]): Phrases {
  const sources = list.map((phrase) =>
    phrase
      .replaceAll('е', '[её]')
      .replace(/\((?!\?)/g, '(?:')
      .replaceAll(' ', '[\\s,]{1,3}')
      .replaceAll('*', '\\p{L}{0,12}'),
  );
  return pattern(rule, `(?<!\\p{L})(?:${sources.join('|')})(?!\\p{L})`);
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

import { headOf, isWholeHead } from './plain-words.ts';

/**
 * Heads of the words that a phrase (as `phrases` reads it) can begin with; null when it can begin with any, because a `*`
 * comes before the head ends or it begins with no letter.
 */
export function headsOf(phrase: string): ReadonlySet<string> | null {
  const heads = new Set<string>();
  return collect(phrase.replace(/^\(\?<!.*?\)/, ''), heads) ? heads : null;
}

/** Adds the heads of a phrase; false when they cannot be told. */
function collect(phrase: string, heads: Set<string>): boolean {
  const letters = /^\p{L}*/u.exec(phrase)?.[0] ?? '';
  const rest = phrase.slice(letters.length);
  if (isWholeHead(letters) || (letters !== '' && (rest === '' || rest.startsWith(' ')))) {
    heads.add(headOf(letters));
    return true;
  }
  if (!rest.startsWith('(') || rest.startsWith('(?')) return false;
  const { alternatives, after, isOptional } = splitGroup(rest);
  return [...alternatives, ...(isOptional ? [''] : [])].every((alternative) =>
    collect(letters + alternative + after, heads),
  );
}

/** The alternatives of the group that a text begins with, and what comes after it. */
function splitGroup(text: string): { alternatives: string[]; after: string; isOptional: boolean } {
  const alternatives: string[] = [];
  let depth = 0;
  let begin = 1;
  let at = 0;
  for (; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0 || (depth === 1 && sign === '|')) {
      alternatives.push(text.slice(begin, at));
      begin = at + 1;
    }
    if (depth === 0) break;
  }
  const after = text.slice(at + 1);
  const isOptional = after.startsWith('?');
  return { alternatives, after: isOptional ? after.slice(1) : after, isOptional };
}

import type { Analysis } from '../../text/analyse.ts';
import { isFunctionWord } from '../../text/function-words.ts';
import { isGivenName, looksLikeSurname } from '../../text/name-forms.ts';
import type { Token } from '../../text/tokenise.ts';

/** Opens a mark that stands in place of personal data (text/marks.ts). */
const MARK_OPENS = '‹';

/**
 * The form in which texts write the word of a stem most often, of equal ones the first by alphabet; null when it is none
 * to be shown: a function word, a mark in place of personal data, or a name. What people talk about are topics and
 * places, never persons, so a word that is written like a name is left out, also when it names a town.
 */
export function writtenForm(stem: string, texts: readonly Analysis[]): string | null {
  const forms = new Map<string, number>();
  const signs = { name: 0, word: 0, unknown: 0 };
  for (const { text, words } of texts) {
    for (const { token, stem: own } of words) {
      if (own !== stem || text[token.start - 1] === MARK_OPENS) continue;
      forms.set(token.norm, (forms.get(token.norm) ?? 0) + 1);
      signs[signOf(token)] += 1;
    }
  }
  const [form] = [...forms].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1));
  if (form === undefined || isFunctionWord(form[0]) || isName(form[0], signs)) return null;
  return form[0];
}

/** Inside a sentence a capital is the sign of a name; abbreviations and shouting are none. */
function signOf(token: Token): 'name' | 'word' | 'unknown' {
  if (!token.isCapital || token.isUpper) return 'word';
  return token.startsSentence ? 'unknown' : 'name';
}

function isName(norm: string, { name, word }: { name: number; word: number }): boolean {
  if (name + word > 0) return name > word;
  return isGivenName(norm) || looksLikeSurname(norm);
}

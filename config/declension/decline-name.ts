import type { Grammar } from '../region-schema.ts';
import { fold, paradigm } from './cases.ts';
import type { Paradigm } from './cases.ts';
import { ADJECTIVE_ENDING, declineAdjective } from './decline-adjective.ts';
import { declineNoun } from './decline-noun.ts';

/** All cases of a name; its adjectives follow the gender of its noun, words after the noun stay as they are. */
export function declineName(name: string, grammar: Grammar): Paradigm {
  const words = fold(name).split(' ');
  if (grammar === 'fixed') return paradigm(() => [words.join(' ')]);
  const isAdjective = words.map((word) => ADJECTIVE_ENDING[grammar].test(word) && word.length > 4);
  const nounAt = isAdjective.indexOf(false);
  const declined = words.map((word, index) => {
    if (index === nounAt) return declineNoun(word, grammar);
    // «Струги Красные»: an adjective may follow its noun; any other follower is a genitive («улица Труда»).
    return isAdjective[index] ? declineAdjective(word, grammar) : paradigm(() => [word]);
  });
  return paradigm((key) => combine(declined.map((word) => word[key])));
}

/** All phrases that take one alternative from each word. */
function combine(words: readonly string[][]): string[] {
  return words.reduce<string[]>(
    (phrases, forms) =>
      phrases.flatMap((phrase) => forms.map((form) => (phrase ? `${phrase} ${form}` : form))),
    [''],
  );
}

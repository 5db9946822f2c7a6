import type { Body } from '../../contracts/region.ts';
import { headOf, plainWords } from './plain-words.ts';

interface Name {
  /** Lower case. */
  alias: string;
  /** Its first word, and where that begins. */
  word: string;
  wordAt: number;
  body: Body;
  /** Place in the list of all names: the first of those that stand in a text counts. */
  rank: number;
}

/** Makes the search for the body that a text names: the first in the list whose name stands there as whole words. */
export function createMentionedBody(bodies: readonly Body[]): (text: string) => Body | undefined {
  const names = Map.groupBy(namesOf(bodies), ({ word }) => headOf(word));
  return (text) => {
    let best: Name | undefined;
    for (const { head, start } of plainWords(text)) {
      for (const name of names.get(head) ?? []) {
        if (best !== undefined && name.rank >= best.rank) break;
        if (standsAt(text, start - name.wordAt, name.alias)) best = name;
      }
    }
    return best?.body;
  };
}

/** A name without a letter is none. */
function namesOf(bodies: readonly Body[]): Name[] {
  const aliases = bodies.flatMap((body) =>
    body.aliases.map((alias) => ({ alias: alias.toLowerCase(), body })),
  );
  return aliases.flatMap(({ alias, body }, rank) => {
    const word = /\p{L}+/u.exec(alias);
    return word === null ? [] : [{ alias, word: word[0], wordAt: word.index, body, rank }];
  });
}

function standsAt(text: string, start: number, alias: string): boolean {
  const end = start + alias.length;
  if (start < 0 || text.slice(start, end).toLowerCase() !== alias) return false;
  return !/\p{L}/u.test(text.charAt(start - 1)) && !/\p{L}/u.test(text.charAt(end));
}

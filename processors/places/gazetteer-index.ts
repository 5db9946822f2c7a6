import type { GazetteerPlace } from '../../contracts/region.ts';
import type { Token } from '../../text/tokenise.ts';
import { tokenise } from '../../text/tokenise.ts';
import type { KnownWord, Vocabulary } from '../vocabulary.ts';

/** A name of the gazetteer found in a text: tokens `from` to `to`, both included. */
export interface NameMatch {
  /** Places that bear the name; more than one for villages of the same name. */
  places: readonly GazetteerPlace[];
  /** The normal forms joined by a space. */
  form: string;
  from: number;
  to: number;
}

export interface NameFinder {
  /** Names that begin at a word, the longest first. */
  findNames: (text: string, words: readonly KnownWord[], from: number) => NameMatch[];
  /** The bit of words that begin a name. */
  bit: number;
}

/** The nominative of the name that a form belongs to: of the place's first name or of its guarded short one. */
export function nominativeOf({ forms, guardedForms }: GazetteerPlace, form: string): string {
  const own = guardedForms?.includes(form) === true ? guardedForms : forms;
  return own[0] ?? '';
}

const NONE: NameMatch[] = [];

interface Node {
  places: GazetteerPlace[];
  next: Map<string, Node> | null;
}

/** Token map of all forms; the text is walked once, and a name is as long as its longest form. */
export function createNameFinder(gazetteer: readonly GazetteerPlace[], vocabulary: Vocabulary): NameFinder {
  const root = new Map<string, Node>();
  for (const place of gazetteer) {
    for (const form of place.forms) addForm(root, place, form);
  }
  const bit = vocabulary.mark({ norms: root.keys() });
  const findNames: NameFinder['findNames'] = (text, words, from) => {
    const word = words[from];
    if (word === undefined || (word.facts.begins & bit) === 0) return NONE;
    const first = word.token;
    let node = root.get(first.norm);
    const found: NameMatch[] = [];
    let form = first.norm;
    for (let to = from; node !== undefined; to += 1) {
      if (node.places.length > 0) found.unshift({ places: node.places, form, from, to });
      const token = words[to]?.token;
      const next = words[to + 1]?.token;
      if (node.next === null || token === undefined || next === undefined) break;
      if (!joinsName(text, token, next)) break;
      node = node.next.get(next.norm);
      form += ` ${next.norm}`;
    }
    return found;
  };
  return { findNames, bit };
}

/** Letters of an abbreviation inside a name («ул. Глинки», «м.о.», «просп. Ленина»). */
const ABBREVIATION_MAX = 5;

/** Only spaces, and the full stop of an abbreviation, stand between two words of one name. */
function joinsName(text: string, token: Token, next: Token): boolean {
  for (let i = token.end; i < next.start; i += 1) {
    const char = text.charAt(i);
    if (char === '.' && i === token.end && token.norm.length <= ABBREVIATION_MAX) continue;
    if (char !== ' ' && char !== '\u00a0') return false;
  }
  // «в Луках» is a bow or a meadow; only «В. Луках» is the town.
  return token.norm.length > 1 || text.charAt(token.end) === '.' || isNounOfSettlement(token.norm);
}

function isNounOfSettlement(norm: string): boolean {
  return norm === 'г' || norm === 'п' || norm === 'м' || norm === 'о';
}

function addForm(root: Map<string, Node>, place: GazetteerPlace, form: string): void {
  let level = root;
  let node: Node | null = null;
  for (const { norm } of tokenise(form)) {
    let child: Node | undefined = level.get(norm);
    if (child === undefined) level.set(norm, (child = { places: [], next: null }));
    child.next ??= new Map();
    level = child.next;
    node = child;
  }
  if (node !== null && !node.places.includes(place)) node.places.push(place);
}

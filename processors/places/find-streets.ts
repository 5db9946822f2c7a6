import type { Word } from '../../text/analyse.ts';
import type { Token } from '../../text/tokenise.ts';
import type { KnownWord, Vocabulary } from '../vocabulary.ts';
import {
  AFTER_NUMBER,
  FIRST_WORDS,
  HOUSE_NOUNS,
  HOUSE_NUMBER,
  NO_NAMES,
  STREET_ABBREVIATIONS,
  STREET_NOUNS,
  UNITS,
} from './street-words.ts';

/** A street named in a text: tokens `from` to `to`, both included, the house left out. */
export interface StreetMatch {
  from: number;
  to: number;
  /** `ul`, `prospekt`, … */
  kind: string;
  /** The name in one form, words joined by hyphens: «ленина», «псковская». */
  name: string;
  rule: 'noun and name' | 'name and noun' | 'name and house';
}

/** Streets looked at in one text. */
const STREETS_MAX = 100;
/** UTF-16 units between a street and its house: «Ленина, 5», «Ленина, дом № 5». */
const BARE_HOUSE_UNITS_MAX = 3;
const NAMED_HOUSE_UNITS_MAX = 10;
const ADJECTIVE = /(?:ая|яя|ой|ей|ую|юю|ый|ий|ого|его|ому|ому|ом|ем|ым|им|ое|ее)$/;
const STREET_ADJECTIVE = /(?:ск|н|в|цк)(?:ая|ой|ую|ий|ый|ого|ому|ом|им|ым|ое)$/;
const SURNAME_OF_STREET = /(?:ова|ева|ина|ына|ого|его|ской|ская|скую|цкой|ной|ная|ную|вой|вая|ко|ды|ла)$/;

/** Marks the words at which `findStreets` looks for a street; gives their bit. */
export function markStreetWords(vocabulary: Vocabulary): number {
  return vocabulary.mark({ norms: [...STREET_NOUNS.keys(), 'на', 'по'] });
}

/**
 * Streets by their grammar, for names that no list holds: «на улице Ленина», «ул. 8 Марта», «Рижское шоссе»,
 * «на Советской, 5». `bit` is that of `markStreetWords`. Linear: each token is looked at a bounded number of times.
 */
export function findStreets(
  { text, tokens, words }: { text: string; tokens: readonly Token[]; words: readonly KnownWord[] },
  bit: number,
): StreetMatch[] {
  const found: StreetMatch[] = [];
  let free = 0;
  for (let i = 0; i < tokens.length && found.length < STREETS_MAX; i += 1) {
    if (((words[i]?.facts.begins ?? 0) & bit) === 0) continue;
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') continue;
    const kind = STREET_NOUNS.get(token.norm);
    let match: StreetMatch | null = null;
    if (kind !== undefined) {
      // «на Псковской улице Невеля»: an adjective in front is the name, and what follows may be the town.
      match = nameAndNoun(text, tokens, i, { kind, words }) ?? nounAndName(text, tokens, i, kind);
    } else if (token.norm === 'на' || token.norm === 'по') match = nameAndHouse(text, tokens, i);
    if (match === null || match.from < free) continue;
    found.push(match);
    free = match.to + 1;
    i = match.to;
  }
  return found;
}

function nounAndName(text: string, tokens: readonly Token[], at: number, kind: string): StreetMatch | null {
  const to = nameEnd(text, tokens, at);
  if (to === null) return null;
  return { from: at, to, kind, name: nameOf(tokens, at + 1, to), rule: 'noun and name' };
}

/** Index of the last token of the name that follows the noun at `at`; null when none does. */
function nameEnd(text: string, tokens: readonly Token[], at: number): number | null {
  const noun = tokens[at];
  const first = tokens[at + 1];
  if (noun === undefined || first === undefined || !isNear(text, noun, first)) return null;
  if (first.kind === 'number') return numberedEnd(text, tokens, at + 1);
  if (first.kind !== 'word' || STREET_NOUNS.has(first.norm)) return null;
  const isInitial = first.norm.length === 1 && first.isCapital;
  if ((isInitial || FIRST_WORDS.has(first.norm)) && hasSecondWord(text, tokens, at + 1)) return at + 2;
  if (isInitial || first.norm.length < 3) return null;
  return first.isCapital || isLowerCaseName(tokens, at, first) ? at + 1 : null;
}

/** The end of «8 Марта», «1-я Линия», «40 лет Октября», whose number is at `at`. */
function numberedEnd(text: string, tokens: readonly Token[], at: number): number | null {
  const number = tokens[at];
  const second = tokens[at + 1];
  const third = tokens[at + 2];
  if (number === undefined || second === undefined || !isNear(text, number, second)) return null;
  if (!AFTER_NUMBER.has(second.norm) && !(second.isCapital && second.kind === 'word')) return null;
  return second.norm === 'лет' && third !== undefined && isNear(text, second, third) ? at + 2 : at + 1;
}

/** «Карла Маркса», «Л. Поземского»: the second word has a capital when the first has one. */
function hasSecondWord(text: string, tokens: readonly Token[], at: number): boolean {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (first === undefined || second?.kind !== 'word' || !isNear(text, first, second)) return false;
  return second.isCapital || !first.isCapital;
}

/** «ул ленина 5»: without a capital the shape of the word and an abbreviation or a house must speak for it. */
function isLowerCaseName(tokens: readonly Token[], at: number, first: Token): boolean {
  if (!SURNAME_OF_STREET.test(first.norm)) return false;
  const noun = tokens[at]?.norm ?? '';
  return STREET_ABBREVIATIONS.has(noun) || houseAfter(tokens, at + 1) !== null;
}

function nameAndNoun(
  text: string,
  tokens: readonly Token[],
  at: number,
  { kind, words }: { kind: string; words: readonly Word[] },
): StreetMatch | null {
  const noun = tokens[at];
  const name = tokens[at - 1];
  if (noun === undefined || name === undefined || name.kind !== 'word' || !isNear(text, name, noun))
    return null;
  if (noun.startsSentence || NO_NAMES.has(words[at - 1]?.stem ?? '')) return null;
  const isAdjective = STREET_ADJECTIVE.test(name.norm);
  const isName =
    name.isCapital && (isAdjective || (!name.startsSentence && SURNAME_OF_STREET.test(name.norm)));
  if (!isName && !/ск(?:ая|ой|ую|ий|ого|ому|ом|ое)$/.test(name.norm)) return null;
  return { from: at - 1, to: at, kind, name: nameOf(tokens, at - 1, at - 1), rule: 'name and noun' };
}

/** «на Ленина, 5»: the noun is left out, so that the house must be there. */
function nameAndHouse(text: string, tokens: readonly Token[], at: number): StreetMatch | null {
  const preposition = tokens[at];
  const first = tokens[at + 1];
  const second = tokens[at + 2];
  if (preposition === undefined || first?.kind !== 'word' || !first.isCapital || first.isUpper) return null;
  if (!isNear(text, preposition, first) || first.startsSentence) return null;
  const isLong = FIRST_WORDS.has(first.norm) && second?.kind === 'word' && second.isCapital;
  const to = isLong ? at + 2 : at + 1;
  const last = tokens[to]?.norm ?? '';
  if (!SURNAME_OF_STREET.test(last) || houseAfter(tokens, to) === null) return null;
  return { from: at + 1, to, kind: 'ul', name: nameOf(tokens, at + 1, to), rule: 'name and house' };
}

/** Index of the token with the number of the house that follows a street ending at `at`; null when none does. */
export function houseAfter(tokens: readonly Token[], at: number): number | null {
  const street = tokens[at];
  const next = tokens[at + 1];
  if (street === undefined || next === undefined) return null;
  const isNamed = HOUSE_NOUNS.has(next.norm);
  const index = isNamed ? at + 2 : at + 1;
  const number = tokens[index];
  if (number?.kind !== 'number' || !HOUSE_NUMBER.test(number.norm)) return null;
  if (number.start - street.end > (isNamed ? NAMED_HOUSE_UNITS_MAX : BARE_HOUSE_UNITS_MAX)) return null;
  return isNamed || !(number.startsSentence || isMeasure(number, tokens[index + 1])) ? index : null;
}

/** «на Ленина 5 минут»: the number counts something. */
function isMeasure(number: Token, next: Token | undefined): boolean {
  return next !== undefined && next.start - number.end < 2 && UNITS.has(next.norm);
}

/** Only spaces, and the full stop of an abbreviation or initial, lie between. */
function isNear(text: string, token: Token, next: Token): boolean {
  if (next.start - token.end > 3) return false;
  for (let i = token.end; i < next.start; i += 1) if (!' .\u00a0«"'.includes(text.charAt(i))) return false;
  return token.norm.length <= 5 || text.charAt(token.end) !== '.';
}

/** Adjectives in their nominative, so that «Псковской улице» and «Псковская улица» are one street. */
function nameOf(tokens: readonly Token[], from: number, to: number): string {
  const parts: string[] = [];
  for (let i = from; i <= to; i += 1) {
    const norm = tokens[i]?.norm ?? '';
    const isAdjective = norm.length > 4 && ADJECTIVE.test(norm) && !/(?:ого|его)$/.test(norm);
    parts.push(isAdjective ? norm.replace(ADJECTIVE, 'ая') : norm);
  }
  return parts.join('-');
}

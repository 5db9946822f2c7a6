import type { Token } from '../../text/tokenise.ts';
import type { KnownWord, Vocabulary } from '../vocabulary.ts';
import { NUMBERED, SINGLE } from './facility-words.ts';
import { UNITS } from './street-words.ts';

/** An institution named in a text: tokens `from` to `to`, both included. */
export interface FacilityMatch {
  from: number;
  to: number;
  /** `school-5`, `crb`: what it is called in ids. */
  name: string;
  /** Without a number it is a place only where the town is known. */
  isNumbered: boolean;
}

/** Institutions looked at in one text. */
const FACILITIES_MAX = 50;
/** UTF-16 units between a noun and its number: «школа № 5». */
const NUMBER_UNITS_MAX = 4;

/** Marks the words at which `findFacilities` looks for an institution; gives their bit. */
export function markFacilityWords(vocabulary: Vocabulary): number {
  return vocabulary.mark({ norms: [...NUMBERED.keys(), ...SINGLE.keys()] });
}

/** «школа № 5», «2-я поликлиника», «ЦРБ», «ТЭЦ». `bit` is that of `markFacilityWords`; linear in the number of tokens. */
export function findFacilities(words: readonly KnownWord[], bit: number): FacilityMatch[] {
  const found: FacilityMatch[] = [];
  for (let i = 0; i < words.length && found.length < FACILITIES_MAX; i += 1) {
    const word = words[i];
    if (word === undefined || (word.facts.begins & bit) === 0) continue;
    const match = numbered(words, i, NUMBERED.get(word.token.norm)) ?? single(word.token, i);
    if (match !== null) found.push(match);
  }
  return found;
}

function numbered(words: readonly KnownWord[], at: number, kind: string | undefined): FacilityMatch | null {
  const noun = words[at]?.token;
  if (noun === undefined || kind === undefined) return null;
  const after = words[at + 1]?.token;
  if (after !== undefined && isNumber(noun, after, words[at + 2]?.token)) {
    return { from: at, to: at + 1, name: `${kind}-${after.norm}`, isNumbered: true };
  }
  const before = words[at - 1]?.token;
  const ordinal = before === undefined ? null : /^(\d{1,3})-?(?:я|ю|ой|ей|ая|й|го|му|ом)$/.exec(before.norm);
  if (before === undefined || ordinal === null || noun.start - before.end > 1) return null;
  return { from: at - 1, to: at, name: `${kind}-${ordinal[1] ?? ''}`, isNumbered: true };
}

/** «школа 5», not «школа. 5», and not «школа 5 лет назад». */
function isNumber(noun: Token, number: Token, next: Token | undefined): boolean {
  if (number.kind !== 'number' || !/^\d{1,3}$/.test(number.norm) || number.startsSentence) return false;
  if (number.start - noun.end > NUMBER_UNITS_MAX) return false;
  return next === undefined || next.start - number.end > 1 || !UNITS.has(next.norm);
}

function single({ norm }: Token, at: number): FacilityMatch | null {
  const kind = SINGLE.get(norm);
  return kind === undefined ? null : { from: at, to: at, name: kind, isNumbered: false };
}

import type { GazetteerPlace } from '../../contracts/region.ts';
import type { Token } from '../../text/tokenise.ts';
import type { KnownWord } from '../vocabulary.ts';
import type { NameMatch } from './gazetteer-index.ts';
import { isSurname } from './person-signs.ts';
import {
  fitsPreposition,
  HEADLINE_VERBS,
  LOOSE_PREPOSITIONS,
  NOUNS_OF_PLACE,
  PLACE_PREPOSITIONS,
  SETTLEMENT_NOUNS,
} from './place-words.ts';
import type { TextSigns } from './text-signs.ts';

/** What speaks for a name being the place, and how strongly. */
export interface Judgement {
  /** 0..1 */
  confidence: number;
  /** Names of the rules, for the evidence. */
  signs: string[];
}

/** Where a name stands. */
export interface NameContext {
  text: string;
  tokens: readonly Token[];
  /** Stems of the tokens, by the same index. */
  words: readonly KnownWord[];
  signs: TextSigns;
}

/** From here on a name is taken for the place. */
export const CONFIDENCE_MIN = 0.6;
const CONFIDENCE_MAX = 0.97;
/** Shorter names written without a capital are words: «в дне», «на дно». */
const LOWER_CASE_LENGTH_MIN = 5;

/**
 * Judges one reading of a name by the words around it; null when they rule it out. Below CONFIDENCE_MIN the name needs
 * support from the rest of the post.
 */
export function judgeName(match: NameMatch, place: GazetteerPlace, context: NameContext): Judgement | null {
  const { tokens, text } = context;
  const first = tokens[match.from];
  if (first === undefined || isRuledOut(match, place, tokens)) return null;
  if (place.level === 'street') return judgeStreet(match, context);
  const isOneWord = match.from === match.to;
  if (!isOneWord) return { confidence: 0.93, signs: ['name'] };
  if (isSurname(text, tokens, match.from)) return null;
  return place.guarded && !isInhabitant(match.form)
    ? judgeGuarded(match, place, context)
    : judgePlain(match, first, context);
}

function isRuledOut(match: NameMatch, place: GazetteerPlace, tokens: readonly Token[]): boolean {
  const before = tokens[match.from - 1];
  const after = tokens[match.to + 1];
  return (
    (before !== undefined && place.notAfter.includes(before.norm)) ||
    (after !== undefined && !after.startsSentence && place.notBefore.includes(after.norm))
  );
}

/** «на Рижском»: a street without its noun needs a capital. */
function judgeStreet(match: NameMatch, { tokens, signs }: NameContext): Judgement | null {
  const first = tokens[match.from];
  const last = tokens[match.to];
  if (first === undefined || last === undefined) return null;
  const isShort = first.norm === 'на' || first.norm === 'по';
  if (!isShort) return { confidence: 0.9, signs: ['street'] };
  return last.isCapital || signs.isLowerCase ? { confidence: 0.7, signs: ['street'] } : null;
}

function judgePlain(match: NameMatch, first: Token, { tokens, signs }: NameContext): Judgement {
  const isCapital = first.isCapital && !signs.isShouting;
  const judgement: Judgement = { confidence: isCapital ? 0.9 : 0.8, signs: ['name'] };
  const before = tokens[match.from - 1];
  if (before !== undefined && !first.startsSentence && isPreposition(before.norm)) {
    judgement.confidence += 0.05;
    judgement.signs.push('preposition');
  }
  return judgement;
}

function isPreposition(norm: string): boolean {
  return PLACE_PREPOSITIONS.has(norm) || LOOSE_PREPOSITIONS.has(norm);
}

/** A name that is an ordinary word or a surname, too: signs are added up. */
function judgeGuarded(match: NameMatch, place: GazetteerPlace, context: NameContext): Judgement {
  const result: Judgement = { confidence: 0, signs: [] };
  const first = context.tokens[match.from];
  if (first === undefined) return result;
  const { isShouting, isLowerCase } = context.signs;
  const isCapital = first.isCapital && !isShouting;
  const saysNothing = isLowerCase || isShouting;
  if (first.startsSentence) {
    if (isCapital) add(result, 0.1, null);
    if (first.isCapital && isHeadline(match, place, context)) add(result, 0.55, 'subject of a headline');
    return result;
  }
  if (isCapital) add(result, 0.35, 'capital');
  const [weight, sign] = signBefore(match, { place, isCapital }, context);
  if (sign !== null) add(result, weight, sign);
  if (result.signs.length > 0 && saysNothing && match.form.length >= LOWER_CASE_LENGTH_MIN) {
    add(result, 0.25, 'capitals say nothing in this text');
  }
  return result;
}

/** «Порхов остался без воды», «Печоры: нет света»: the name opens the sentence and something happens to it. */
function isHeadline(match: NameMatch, place: GazetteerPlace, { text, tokens }: NameContext): boolean {
  const name = tokens[match.to];
  const next = tokens[match.to + 1];
  if (name === undefined || next === undefined || match.form !== place.forms[0]) return false;
  if (next.norm === 'это') return false;
  return HEADLINE_VERBS.has(next.norm) || /^\s?[:—–]/.test(text.slice(name.end, name.end + 2));
}

/** What the word before a guarded name says. */
function signBefore(
  match: NameMatch,
  { place, isCapital }: { place: GazetteerPlace; isCapital: boolean },
  { tokens, words }: NameContext,
): [weight: number, sign: string | null] {
  const before = tokens[match.from - 1]?.norm ?? '';
  if (SETTLEMENT_NOUNS.has(before)) return [isCapital ? 0.5 : 0.3, 'noun of settlement'];
  if (fitsPreposition(before, match.form, place.forms[0] ?? '')) return [0.4, 'preposition and case'];
  const isOfPlace = isCapital && NOUNS_OF_PLACE.has(words[match.from - 1]?.stem ?? '');
  return isOfPlace ? [0.3, 'noun of a place'] : [0, null];
}

/** Adds a sign; the sum stays below certainty. */
export function add(judgement: Judgement, weight: number, sign: string | null): void {
  judgement.confidence = Math.min(CONFIDENCE_MAX, judgement.confidence + weight);
  if (sign !== null) judgement.signs.push(sign);
}

/** «островичи», «дновцы»: the inhabitants of a guarded town are no ordinary word. */
function isInhabitant(form: string): boolean {
  return /(?:ич|вц|нц|сц|чан|жан|рян)(?:и|ей|ам|ами|ах|ы|ев|е|)$/.test(form) && form.length > 6;
}

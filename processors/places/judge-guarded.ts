import type { GazetteerPlace } from '../../contracts/region.ts';
import { nominativeOf } from './gazetteer-index.ts';
import type { NameMatch } from './gazetteer-index.ts';
import { isHeading, isInNeed } from './judge-heading.ts';
import { add } from './judgement.ts';
import type { Judgement, NameContext } from './judgement.ts';
import {
  ENDEARING,
  fitsPreposition,
  isSurnameLike,
  LOOSE_BEFORE_SURNAMES,
  LOOSE_PREPOSITIONS,
  NEUTER_OF_SURNAME,
  NOT_AFTER_HEADING,
  NOUNS_OF_PLACE,
  ORDINARY_WORDS,
  RIVER_VERBS,
  SETTLEMENT_NOUNS,
} from './place-words.ts';

/** Shorter names written without a capital are words: «в дне», «на дно». */
const LOWER_CASE_LENGTH_MIN = 5;

/** What the name itself and the text say of its capital. */
interface Shape {
  place: GazetteerPlace;
  nominative: string;
  /** A capital that says something. */
  isCapital: boolean;
  /** The text is written without capitals, or in nothing else. */
  saysNothing: boolean;
}

/** A name that is an ordinary word or a surname, too: signs are added up. */
export function judgeGuarded(match: NameMatch, place: GazetteerPlace, context: NameContext): Judgement {
  const result: Judgement = { confidence: 0, signs: [] };
  const first = context.tokens[match.from];
  if (first === undefined) return result;
  const { isShouting, isLowerCase } = context.signs;
  const shape: Shape = {
    place,
    nominative: nominativeOf(place, match.form),
    isCapital: first.isCapital && !isShouting,
    saysNothing: isLowerCase || isShouting,
  };
  addShape(result, match, shape, context);
  if (first.startsSentence) addOpening(result, match, shape, context);
  else addNeighbours(result, match, shape, context);
  return result;
}

/** Signs of the name alone, for what they are worth a capital: its form, capitals within it, a number, a hash. */
function addShape(result: Judgement, match: NameMatch, shape: Shape, context: NameContext): void {
  const { text, tokens, centres } = context;
  if (!shape.isCapital) return;
  if (hasCapitalWithin(match, tokens)) add(result, 0.35, 'capitals');
  if (isNumbered(match, text, tokens)) add(result, 0.5, 'numbered');
  if (match.form !== shape.nominative) return;
  if (NEUTER_OF_SURNAME.test(match.form)) add(result, 0.3, 'no surname in this form');
  if (centres.has(shape.place.id) && isPartOfRoute(match, { text, tokens }))
    add(result, 0.5, 'end of a route');
  if (tokens[match.to]?.kind === 'hashtag') add(result, 0.5, 'hashtag');
}

/** «Остров-2», a garrison or a station. */
function isNumbered({ to }: NameMatch, text: string, tokens: NameContext['tokens']): boolean {
  const last = tokens[to];
  const next = tokens[to + 1];
  if (last === undefined || next === undefined || next.start - last.end !== 1) return false;
  return text.charAt(last.end) === '-' && /^\d{1,2}$/.test(next.norm);
}

function addOpening(
  result: Judgement,
  match: NameMatch,
  { place, isCapital }: Shape,
  context: NameContext,
): void {
  if (isCapital) add(result, 0.1, null);
  const next = context.tokens[match.to + 1]?.norm ?? '';
  const isFree = !ORDINARY_WORDS.has(match.form) && !NOT_AFTER_HEADING.has(next) && !RIVER_VERBS.has(next);
  if (isCapital && isFree && isOwnName(match, place, context)) add(result, 0.5, 'centre of a district');
  if (isHeading(match, place, context)) add(result, 0.6, 'subject of a headline');
  else if (isInNeed(match, place, context)) add(result, 0.6, 'in need');
}

function addNeighbours(result: Judgement, match: NameMatch, shape: Shape, context: NameContext): void {
  if (shape.isCapital) {
    add(result, 0.35, 'capital');
    if (isOwnName(match, shape.place, context) && !isOnWater(match, context))
      add(result, 0.25, 'centre of a district');
  }
  const [weight, sign] = signBefore(match, shape, context);
  if (sign !== null) add(result, weight, sign);
  if (result.signs.length === 0 || !shape.saysNothing || match.from !== match.to) return;
  const opens = sign === WHERE && context.tokens[match.from - 1]?.startsSentence === true;
  if (match.form.length >= LOWER_CASE_LENGTH_MIN || opens)
    add(result, 0.25, 'capitals say nothing in this text');
}

/** «Пустошка-Невель»: a hyphen and a capital join the name to another. */
function isPartOfRoute(
  { from, to }: NameMatch,
  { text, tokens }: Pick<NameContext, 'text' | 'tokens'>,
): boolean {
  const first = tokens[from];
  const last = tokens[to];
  if (first === undefined || last === undefined) return false;
  const before = tokens[from - 1];
  const next = tokens[to + 1];
  const isAfter = before?.end === first.start - 1 && text.charAt(first.start - 1) === '-' && before.isCapital;
  const isBefore = next?.start === last.end + 1 && text.charAt(last.end) === '-' && next.isCapital;
  return isAfter || (isBefore && next.kind === 'word');
}

/** A centre whose name is no surname: with a capital it is hardly ever meant otherwise. */
function isOwnName({ form }: NameMatch, place: GazetteerPlace, { centres }: NameContext): boolean {
  return centres.has(place.id) && place.guarded && !isSurnameLike(nominativeOf(place, form));
}

/** «на Плюссе» is on the river; to the town one goes «на Плюссу». */
function isOnWater(
  { form, from }: Pick<NameMatch, 'form' | 'from'>,
  { tokens }: Pick<NameContext, 'tokens'>,
): boolean {
  return tokens[from - 1]?.norm === 'на' && /(?:е|ах|ях)$/.test(form);
}

/** «Красный Бор», not «Красный бор»: a second capital is no accident of a sentence's start. */
function hasCapitalWithin({ from, to }: NameMatch, tokens: NameContext['tokens']): boolean {
  for (let i = from + 1; i <= to; i += 1) if (tokens[i]?.isCapital === true) return true;
  return false;
}

const WHERE = 'preposition and case';

/** What the word before a guarded name says. */
function signBefore(
  { form, from }: NameMatch,
  { isCapital, nominative }: Shape,
  { tokens, words }: NameContext,
): [weight: number, sign: string | null] {
  const before = tokens[from - 1]?.norm ?? '';
  if (SETTLEMENT_NOUNS.has(before)) return [isCapital ? 0.5 : 0.3, 'noun of settlement'];
  if (fitsPreposition(before, form, nominative)) return [0.4, WHERE];
  return isCapital ? signOfCapital({ form, from }, nominative, { tokens, words }) : [0, null];
}

/** What the word before says of a name with a capital. */
function signOfCapital(
  { form, from }: Pick<NameMatch, 'form' | 'from'>,
  nominative: string,
  { tokens, words }: Pick<NameContext, 'tokens' | 'words'>,
): [weight: number, sign: string | null] {
  const before = words[from - 1];
  if (before === undefined) return [0, null];
  if (form === nominative && ENDEARING.has(before.stem)) return [0.3, 'our town'];
  // «глава Порхова» is the head of the town, «глава Порхов» bears a surname.
  const isOblique = form !== nominative || nominative.endsWith('о');
  if (isOblique && NOUNS_OF_PLACE.has(before.stem)) return [0.3, 'noun of a place'];
  if (isOnWater({ form, from }, { tokens })) return [0, null];
  const loose = isSurnameLike(nominative) ? LOOSE_BEFORE_SURNAMES : LOOSE_PREPOSITIONS;
  return loose.has(before.token.norm) ? [0.3, 'preposition'] : [0, null];
}

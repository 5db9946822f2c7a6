import type { GazetteerPlace } from '../../contracts/region.ts';
import type { Token } from '../../text/tokenise.ts';
import type { NameMatch } from './gazetteer-index.ts';
import { judgeGuarded } from './judge-guarded.ts';
import type { Judgement, NameContext } from './judgement.ts';
import { isSurname } from './person-signs.ts';
import {
  BANKS,
  LOOSE_PREPOSITIONS,
  NAMED_THINGS,
  PLACE_PREPOSITIONS,
  SETTLEMENT_NOUNS,
  WATERS,
} from './place-words.ts';

/**
 * Judges one reading of a name by the words around it; null when they rule it out. Below CONFIDENCE_MIN the name needs
 * support from the rest of the post.
 */
export function judgeName(match: NameMatch, place: GazetteerPlace, context: NameContext): Judgement | null {
  const { tokens, text } = context;
  const first = tokens[match.from];
  if (first === undefined || isRuledOut(match, place, tokens)) return null;
  if (place.level !== 'street' && isOfWater(match, place, tokens)) return null;
  if (place.level === 'street') return judgeStreet(match, context);
  if (match.from !== match.to && !isGuardedPhrase(match, place)) return { confidence: 0.93, signs: ['name'] };
  if (isSurname(text, tokens, match.from)) return null;
  const guarded = isGuarded(match, place);
  if (isNamedThing(match, guarded, context)) return null;
  return guarded ? judgeGuarded(match, place, context) : judgePlain(match, first, context);
}

/** «Сосновый Бор», whose words are words; «посёлок Кунья» says itself what it is. */
function isGuardedPhrase({ form }: NameMatch, place: GazetteerPlace): boolean {
  if (place.guardedForms?.includes(form) === true) return true;
  const words = form.split(' ');
  const isWhole = words.length === place.forms[0]?.split(' ').length;
  return place.guarded && isWhole && !SETTLEMENT_NOUNS.has(words[0] ?? '');
}

function isGuarded({ form }: NameMatch, { guarded, guardedForms }: GazetteerPlace): boolean {
  return (guarded && !isInhabitant(form)) || guardedForms?.includes(form) === true;
}

/** «река Плюсса», «на озере Невель»; a name that is guarded also after a bank: «на берегу Локни». */
function isOfWater({ form, from }: NameMatch, place: GazetteerPlace, tokens: readonly Token[]): boolean {
  const before = tokens[from - 1]?.norm ?? '';
  if (WATERS.has(before)) return place.guarded || form === place.forms[0];
  return place.guarded && BANKS.has(before);
}

/** «фильм «Остров»», «магазин Остров»: in quotes, after the noun of a thing with a name, or both for «Псков». */
function isNamedThing({ from, to }: NameMatch, guarded: boolean, { text, tokens }: NameContext): boolean {
  const first = tokens[from];
  const last = tokens[to];
  const before = tokens[from - 1];
  if (first === undefined || last === undefined) return false;
  const opens = '«"“„'.includes(text.charAt(first.start - 1) || ' ');
  const isQuoted = opens && '»"”“'.includes(text.charAt(last.end) || ' ');
  const isThing = before !== undefined && NAMED_THINGS.has(before.norm) && !first.startsSentence;
  return guarded ? isQuoted || isThing : isQuoted && isThing;
}

/** Whether the words beside a name make it something else: «остров Крит», «дно озера». */
export function isRuledOut(match: NameMatch, place: GazetteerPlace, tokens: readonly Token[]): boolean {
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

/** «островичи», «дновцы»: the inhabitants of a guarded town are no ordinary word. */
function isInhabitant(form: string): boolean {
  return (
    /(?:ич|ичк|вц|вец|нц|нец|сц|чан|чанин|чанк|жан|рян)(?:и|ей|ам|ами|ах|ы|ев|е|а|у|ом|ем|ой|)$/.test(form) &&
    form.length > 6
  );
}

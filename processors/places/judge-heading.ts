import type { GazetteerPlace } from '../../contracts/region.ts';
import { nominativeOf } from './gazetteer-index.ts';
import type { NameMatch } from './gazetteer-index.ts';
import type { NameContext } from './judgement.ts';
import { isTitle } from './person-signs.ts';
import { HEADLINE_NOUNS, HEADLINE_VERBS, isSurnameLike, NEEDS, NOT_AFTER_HEADING } from './place-words.ts';

/** «окруженный», «затерянная», «полный»: a participle behind the comma describes a thing. */
const PARTICIPLE = /(?:нный|нная|нное|нные|тый|тая|тое|тые|вший|вшая|вшее|вшие|щий|щая|щее|щие)$/;
/** «Дно. Полное дно»: a short word alone before a full stop is more often a verdict than a town. */
const SHORT_MIN = 4;
/** UTF-16 units in which a question ends that a town is asked: «Кунья, где обещанная спортплощадка?» */
const QUESTION_UNITS = 160;

/**
 * A guarded name that opens its sentence in the nominative as towns do: «Порхов остался без воды», «Печоры: нет света»,
 * «Локня, вторая улица без фонарей». What follows must not describe a thing or a person.
 */
export function isHeading(match: NameMatch, place: GazetteerPlace, context: NameContext): boolean {
  const { text, tokens, signs } = context;
  const name = tokens[match.to];
  const next = tokens[match.to + 1];
  if (name === undefined || next === undefined || match.form !== nominativeOf(place, match.form))
    return false;
  if (!name.isCapital && !(signs.isLowerCase && match.from === 0)) return false;
  if (HEADLINE_VERBS.has(next.norm) || HEADLINE_NOUNS.has(next.norm)) return true;
  return name.isCapital && isAddressed(match, text, tokens);
}

/** The sign behind the name: «Печоры: …», «Локня, …», «Пустошка. …»; what follows must not describe a thing or person. */
function isAddressed({ form, to }: NameMatch, text: string, tokens: NameContext['tokens']): boolean {
  const name = tokens[to];
  const next = tokens[to + 1];
  if (name === undefined || next === undefined) return false;
  const sign = text.charAt(name.end);
  const asks = sign === ',' && /^[^.!\n]*\?/.test(text.slice(next.end, next.end + QUESTION_UNITS));
  if (NOT_AFTER_HEADING.has(next.norm) && !asks) return false;
  if (/^\s?[:—–]/.test(text.slice(name.end, name.end + 2))) return true;
  if (sign === ',') return !PARTICIPLE.test(next.norm) && !isTitle(next.norm);
  return '.!'.includes(sign || ' ') && next.norm !== form && form.length >= SHORT_MIN;
}

/** «Острову нужен мост», «Лукам нужен новый мэр»: the dative that opens a sentence, and what is needed. */
export function isInNeed(
  { form, to, from }: NameMatch,
  place: GazetteerPlace,
  { tokens }: NameContext,
): boolean {
  const name = tokens[from];
  const nominative = nominativeOf(place, form);
  const isDative = form !== nominative && /(?:у|ю|е|и|ам|ям)$/.test(form) && !isSurnameLike(nominative);
  return name?.isCapital === true && isDative && NEEDS.has(tokens[to + 1]?.norm ?? '');
}

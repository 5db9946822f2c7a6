import { fold } from '../declension/cases.ts';
import { ADJECTIVE_ENDING } from '../declension/decline-adjective.ts';
import type { Grammar } from '../region-schema.ts';

/** Kinds of settlements as official lists shorten or write them (ОКТМО, order of Rosstat; КЛАДР/ГАР type names). */
const KINDS: ReadonlySet<string> = new Set(
  (
    'г город пгт рп п пос поселок с село д дер деревня х хутор ст станция ж/д_ст ж/д ж/д_рзд ж/д_будка рзд разъезд м мест ' +
    'местечко нп кп дп у урочище сл слобода ст-ца станица починок выселок выселки п/ст п.ст тер казарма ж/д_казарма ' +
    'ж/д_оп аал аул заимка кордон погост пст'
  ).split(' '),
);

/** «д Абаново», «рп. Идрица», «деревня Волково» → the name without its kind; the kind is '' when none is written. */
export function splitKind(written: string): { kind: string; name: string } {
  const text = written.replace(/\s+/g, ' ').trim();
  const space = text.indexOf(' ');
  if (space === -1) return { kind: '', name: text };
  const first = fold(text.slice(0, space)).replace(/\.$/, '');
  const rest = text.slice(space + 1).trim();
  // A name may begin with such a word: «Станция Дно» is a kind, «Погост Белый» may be a name; both are found without it.
  return KINDS.has(first) && rest !== '' ? { kind: first, name: rest } : { kind: '', name: text };
}

/** A name that a settlement can have: letters, with spaces, hyphens, numbers and brackets. */
export function isName(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= 80 &&
    /^[\p{L}\d][\p{L}\d .'’()№/-]*$/u.test(name) &&
    /\p{L}{2}/u.test(name)
  );
}

/** Grammars a name may have by its ending; more than one where the ending does not tell («Выскодь», «Невель»). */
export function grammarsOf(name: string): Grammar[] {
  const words = fold(name).split(' ');
  const noun = words.find((word) => !isAdjective(word)) ?? words[0] ?? '';
  if (/\d/.test(name)) return ['fixed'];
  if (isAdjective(noun)) return adjectiveGrammar(noun);
  switch (noun.slice(-1)) {
    case 'а':
    case 'я':
      return ['f'];
    case 'о':
    case 'е':
      return ['n'];
    case 'ы':
    case 'и':
      return ['plural'];
    case 'ь':
      return ['m', 'f'];
    default:
      return /[бвгджзйклмнпрстфхцчшщ]$/.test(noun) ? ['m'] : ['fixed'];
  }
}

function isAdjective(word: string): boolean {
  return adjectiveGrammar(word).length > 0;
}

/** «Верхний», «Большое», «Красная», «Малые»; «Поречье» and «Ляды» are none, and neither are names of one syllable. */
function adjectiveGrammar(word: string): Grammar[] {
  if (word.length <= 4) return [];
  const genders = ['m', 'f', 'n', 'plural'] as const;
  return genders.filter((gender) => ADJECTIVE_ENDING[gender].test(word));
}

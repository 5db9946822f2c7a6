import { CASES, fold, paradigm } from './cases.ts';
import type { Paradigm } from './cases.ts';

/** Endings of adjectives after a hard and after a soft stem, by gender: nominative, then CASES (inanimate). */
const ENDINGS = {
  m: { hard: ['ый', 'ого', 'ому', 'ый', 'ым', 'ом'], soft: ['ий', 'его', 'ему', 'ий', 'им', 'ем'] },
  n: { hard: ['ое', 'ого', 'ому', 'ое', 'ым', 'ом'], soft: ['ее', 'его', 'ему', 'ее', 'им', 'ем'] },
  f: { hard: ['ая', 'ой', 'ой', 'ую', 'ой', 'ой'], soft: ['яя', 'ей', 'ей', 'юю', 'ей', 'ей'] },
  plural: { hard: ['ые', 'ых', 'ым', 'ые', 'ыми', 'ых'], soft: ['ие', 'их', 'им', 'ие', 'ими', 'их'] },
};
/** Stems on a sibilant whose endings are stressed and so keep the hard vowels. */
const STRESSED_STEMS: ReadonlySet<string> = new Set(['больш', 'чуж']);
/** What an adjective agrees with. */
export type AdjectiveGender = keyof typeof ENDINGS;

/** Endings by which a word is known for an adjective of a gender. */
export const ADJECTIVE_ENDING: Readonly<Record<AdjectiveGender, RegExp>> = {
  m: /(?:ый|ий|ой)$/,
  n: /(?:ое|ее)$/,
  f: /(?:ая|яя)$/,
  plural: /(?:ые|ие)$/,
};

/** One adjective in one gender. The nominative may be given in any gender's hard or soft form. */
export function declineAdjective(adjective: string, gender: AdjectiveGender): Paradigm {
  const word = fold(adjective);
  const stem = word.slice(0, -2);
  const ending = word.slice(-2);
  const isSoft = /[жшчщ]$/.test(stem)
    ? !STRESSED_STEMS.has(stem)
    : ['ий', 'ее', 'яя'].includes(ending) && stem.endsWith('н');
  const [nominative, ...oblique] = ENDINGS[gender][isSoft ? 'soft' : 'hard'];
  const spelt = (form = '') => stem + spell(stem, form);
  return paradigm((key) => (key === 'nom' ? [spelt(nominative)] : [spelt(oblique[CASES.indexOf(key)])]));
}

/** After velars and sibilants и stands for ы, after sibilants also а for я and у for ю. */
function spell(stem: string, ending: string): string {
  const hushed = /[жшчщ]$/.test(stem) ? ending.replace(/^яя/, 'ая').replace(/^юю/, 'ую') : ending;
  return /[гкхжшчщ]$/.test(stem) ? hushed.replace(/^ы/, 'и') : hushed;
}

/** Every form of an adjective in every gender and number, the instrumental in -ою included. */
export function adjectiveForms(adjective: string): string[] {
  const genders = ['m', 'f', 'n', 'plural'] as const;
  const forms = genders.flatMap((gender) => Object.values(declineAdjective(adjective, gender)).flat());
  return [...new Set(forms)];
}

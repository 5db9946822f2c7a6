import nouns from 'russian-nouns-js';
import type { Grammar } from '../config/region-schema.ts';

/** The oblique cases in the order of school grammar. */
export const CASES = ['gen', 'dat', 'acc', 'ins', 'prep'] as const;
export type Case = (typeof CASES)[number];
export type Paradigm = Record<Case | 'nom', string[]>;

const { Case: NounCase, Gender, Engine } = nouns;
const engine = new Engine();
const NOUN_CASES = {
  gen: NounCase.GENITIVE,
  dat: NounCase.DATIVE,
  acc: NounCase.ACCUSATIVE,
  ins: NounCase.INSTRUMENTAL,
  prep: NounCase.PREPOSITIONAL,
};
const INDECLINABLE: ReadonlySet<string> = new Set(['шоссе', 'црб', 'грэс']);
const GENDERS = { m: Gender.MASCULINE, f: Gender.FEMININE, n: Gender.NEUTER };

/** Endings of adjectives after a hard and after a soft stem, by gender: nominative, then CASES (inanimate). */
const ENDINGS = {
  m: { hard: ['ый', 'ого', 'ому', 'ый', 'ым', 'ом'], soft: ['ий', 'его', 'ему', 'ий', 'им', 'ем'] },
  n: { hard: ['ое', 'ого', 'ому', 'ое', 'ым', 'ом'], soft: ['ее', 'его', 'ему', 'ее', 'им', 'ем'] },
  f: { hard: ['ая', 'ой', 'ой', 'ую', 'ой', 'ой'], soft: ['яя', 'ей', 'ей', 'юю', 'ей', 'ей'] },
  plural: { hard: ['ые', 'ых', 'ым', 'ые', 'ыми', 'ых'], soft: ['ие', 'их', 'им', 'ие', 'ими', 'их'] },
};
/** Stems on a sibilant whose endings are stressed and so keep the hard vowels. */
const STRESSED_STEMS: ReadonlySet<string> = new Set(['больш', 'чуж']);
type AdjectiveGender = keyof typeof ENDINGS;

const ADJECTIVE_ENDING: Readonly<Record<AdjectiveGender, RegExp>> = {
  m: /(?:ый|ий|ой)$/,
  n: /(?:ое|ее)$/,
  f: /(?:ая|яя)$/,
  plural: /(?:ые|ие)$/,
};

/** All cases of a name; its adjectives follow the gender of its noun, words after the noun stay as they are. */
export function declineName(name: string, grammar: Grammar): Paradigm {
  const words = fold(name).split(' ');
  if (grammar === 'fixed') return paradigm(() => [words.join(' ')]);
  const isAdjective = words.map((word) => ADJECTIVE_ENDING[grammar].test(word) && word.length > 4);
  const nounAt = isAdjective.indexOf(false);
  const declined = words.map((word, index) => {
    if (index === nounAt) return declineNoun(word, grammar);
    // «Струги Красные»: an adjective may follow its noun; any other follower is a genitive («улица Труда»).
    return isAdjective[index] ? declineAdjective(word, grammar) : paradigm(() => [word]);
  });
  return paradigm((key) => combine(declined.map((word) => word[key])));
}

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

/** Plural cases of inhabitants («опочане», «псковичи», «невельчане»). */
export function inhabitantForms(plural: string): string[] {
  const word = fold(plural);
  const stem = word.slice(0, -1);
  if (word.endsWith('не')) return [word, stem, ...['ам', 'ами', 'ах'].map((ending) => stem + ending)];
  const genitive = word.endsWith('чи') ? `${stem}ей` : `${stem}ев`;
  return [word, genitive, ...['ам', 'ами', 'ах'].map((ending) => stem + ending)];
}

/** Lower case and ё→е, as texts are folded before they are compared. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

function declineNoun(noun: string, grammar: Exclude<Grammar, 'fixed'>): Paradigm {
  if (INDECLINABLE.has(noun)) return paradigm(() => [noun]);
  const lemma =
    grammar === 'plural' ? { text: noun, pluraleTantum: true } : { text: noun, gender: GENDERS[grammar] };
  const declined = paradigm((key) =>
    key === 'nom' ? [noun] : engine.decline(lemma, NOUN_CASES[key]).map(fold),
  );
  // The engine wavers here: «Бежаниц», but «жадрицев».
  return grammar === 'plural' && noun.endsWith('ицы') ? { ...declined, gen: [noun.slice(0, -1)] } : declined;
}

function paradigm(formsOf: (key: Case | 'nom') => string[]): Paradigm {
  return {
    nom: formsOf('nom'),
    gen: formsOf('gen'),
    dat: formsOf('dat'),
    acc: formsOf('acc'),
    ins: formsOf('ins'),
    prep: formsOf('prep'),
  };
}

/** All phrases that take one alternative from each word. */
function combine(words: readonly string[][]): string[] {
  return words.reduce<string[]>(
    (phrases, forms) =>
      phrases.flatMap((phrase) => forms.map((form) => (phrase ? `${phrase} ${form}` : form))),
    [''],
  );
}

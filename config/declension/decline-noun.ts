import { paradigm } from './cases.ts';
import type { Case, Paradigm } from './cases.ts';
import { genitivesOfPlural } from './plural-genitive.ts';

/** Gender of a noun, or that it has a plural only. */
export type NounGrammar = 'm' | 'f' | 'n' | 'plural';

/** Nouns of names that have one form. */
const INDECLINABLE: ReadonlySet<string> = new Set(['шоссе', 'црб', 'грэс', 'куопио']);
const SIBILANT = /[жшчщц]$/;
const NO_Y = /[гкхжшчщ]$/;

/**
 * All cases of the noun of a place's name, lower case, ё folded. Where usage wavers every form is given: the undeclined
 * one of names in -ово and -ино, both genitives of plural names, the fleeting vowel of -ок and -ец with and without.
 * Rules: the declension of nouns in school grammar; inanimate, so that the accusative is the nominative.
 */
export function declineNoun(noun: string, grammar: NounGrammar): Paradigm {
  if (INDECLINABLE.has(noun)) return paradigm(() => [noun]);
  const stem = noun.slice(0, -1);
  const last = noun.slice(-1);
  switch (grammar) {
    case 'm':
      return masculine(noun, stem, last);
    case 'f':
      return last === 'ь' ? endings(noun, stem, ['и', 'и', 'ь', 'ью', 'и']) : feminine(noun, stem, last);
    case 'n':
      return neuter(noun, stem, last);
    case 'plural':
      return plural(noun, stem, last);
  }
}

function masculine(noun: string, stem: string, last: string): Paradigm {
  if (last === 'ь') return endings(noun, stem, ['я', 'ю', 'ь', 'ем', 'е']);
  if (last === 'й') return endings(noun, stem, ['я', 'ю', 'й', 'ем', stem.endsWith('и') ? 'и' : 'е']);
  if (last === 'о') return neuter(noun, stem, last);
  const stems = [...shortStems(noun), noun];
  const instrumental = SIBILANT.test(noun) ? ['ем', 'ом'] : ['ом'];
  const formsOf: Record<Case, string[]> = {
    gen: join(stems, ['а']),
    dat: join(stems, ['у']),
    acc: [noun],
    ins: join(stems, instrumental),
    prep: join(stems, ['е']),
  };
  return { nom: [noun], ...formsOf };
}

/** «городок» → «городк-», «конец» → «конц-», «боец» → «бойц-», «белец» → «бельц-». */
function shortStems(noun: string): string[] {
  const head = noun.slice(0, -2);
  if (head.length < 3) return [];
  if (/[бвгджзйклмнпрстфхцчшщ]ок$/.test(noun) || /[жчшщ]ек$/.test(noun)) return [`${head}к`];
  if (!noun.endsWith('ец')) return [];
  if (/[аеиоуыэюя]$/.test(head)) return [`${head}йц`];
  return [head.endsWith('л') ? `${head}ьц` : `${head}ц`];
}

function feminine(noun: string, stem: string, last: string): Paradigm {
  if (last === 'я' && stem.endsWith('и')) return endings(noun, stem, ['и', 'и', 'ю', 'ей', 'и'], ['ею']);
  if (last === 'я') return endings(noun, stem, ['и', 'е', 'ю', 'ей', 'е'], ['ею']);
  const genitive = NO_Y.test(stem) ? 'и' : 'ы';
  return SIBILANT.test(stem)
    ? endings(noun, stem, [genitive, 'е', 'у', 'ей', 'е'], ['ой', 'ею'])
    : endings(noun, stem, [genitive, 'е', 'у', 'ой', 'е'], ['ою']);
}

function neuter(noun: string, stem: string, last: string): Paradigm {
  // Names in -о and -е are written both ways: «в Палкине», «в Палкино».
  const isName = /(?:ов|ев|ин|ын)о$/.test(noun);
  if (last === 'е' && SIBILANT.test(stem)) return endings(noun, stem, ['а', 'у', 'е', 'ем', 'е']);
  if (last === 'е') {
    const declined = endings(noun, stem, ['я', 'ю', 'е', 'ем', stem.endsWith('и') ? 'и' : 'е']);
    // «в Завеличье» and, as often, «в Завеличьи».
    return stem.endsWith('ь') ? { ...declined, prep: [noun, `${stem}и`] } : declined;
  }
  const declined = endings(noun, stem, ['а', 'у', 'о', 'ом', 'е']);
  return isName ? paradigm((key) => [...new Set([...declined[key], noun])]) : declined;
}

function plural(noun: string, stem: string, last: string): Paradigm {
  const isPeople = /[ая]не$/.test(noun);
  const isSoft = !isPeople && (last === 'я' || (last === 'и' && !/[гкхжшчщ]$/.test(stem)));
  const vowel = isSoft ? 'я' : 'а';
  const [dative, instrumental, prepositional] = ['м', 'ми', 'х'].map((ending) => stem + vowel + ending);
  const oblique: Record<Exclude<Case, 'gen'>, string> = {
    dat: dative ?? noun,
    acc: noun,
    ins: instrumental ?? noun,
    prep: prepositional ?? noun,
  };
  return paradigm((key) => {
    if (key === 'nom') return [noun];
    return key === 'gen' ? genitivesOfPlural(noun) : [oblique[key]];
  });
}

/** `given`: genitive, dative, accusative, instrumental, prepositional; `more`: further instrumentals. */
function endings(
  noun: string,
  stem: string,
  given: readonly [gen: string, dat: string, acc: string, ins: string, prep: string],
  more: readonly string[] = [],
): Paradigm {
  const [gen, dat, acc, ins, prep] = given.map((ending) => [stem + ending]) as [
    string[],
    string[],
    string[],
    string[],
    string[],
  ];
  return { nom: [noun], gen, dat, acc, ins: [...ins, ...more.map((ending) => stem + ending)], prep };
}

function join(stems: readonly string[], ends: readonly string[]): string[] {
  return stems.flatMap((stem) => ends.map((end) => stem + end));
}

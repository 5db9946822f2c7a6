/** Nouns that announce the name of a settlement: «г. Остров», «деревня Волково». */
export const SETTLEMENT_NOUNS: ReadonlySet<string> = words(
  'г гор город города городе городу городом п пос поселок поселка поселке поселку рп пгт д дер деревня деревни деревне ' +
    'деревню с село села селе селу ст станция станции станцию райцентр райцентра райцентре',
);

/** Adjectives before these nouns name a territory. */
export const TERRITORY_NOUNS: ReadonlySet<string> = words(
  'район района району районом районе районы районов районам районах округ округа округу округом округе округов ' +
    'округах р-н рн р-на р-не мо м/о муниципалитет муниципалитета муниципалитете',
);

/** What may stand between such an adjective and its noun, besides other adjectives of territories. */
export const BETWEEN_TERRITORIES: ReadonlySet<string> = words(
  'и или а также муниципальный муниципального муниципальному муниципальном муниципальных муниципальные',
);

/** What follows a town that opens a headline. */
export const HEADLINE_VERBS: ReadonlySet<string> = words(
  'без остался осталась осталось остались снова опять ждет замерзает тонет утопает готовится встречает',
);

/** Stems of nouns whose genitive is a place: «жители Острова», «администрация Порхова». */
export const NOUNS_OF_PLACE: ReadonlySet<string> = words(
  'жител администрац центр окраин школ больниц поликлиник вокзал автовокзал трасс дорог направлен мэр бюджет рынок ' +
    'рынк микрорайон дом двор подъезд гимназ лице детсад црб почт',
);

/** Prepositions that stand before a place and not before a person, and what they ask of the form. */
export const PLACE_PREPOSITIONS: ReadonlyMap<string, 'where' | 'from' | 'under'> = new Map([
  ['в', 'where'],
  ['во', 'where'],
  ['из', 'from'],
  ['изо', 'from'],
  ['до', 'from'],
  ['около', 'from'],
  ['возле', 'from'],
  ['близ', 'from'],
  ['вокруг', 'from'],
  ['под', 'under'],
]);

/** Further prepositions that show a place when the name cannot be a person's. */
export const LOOSE_PREPOSITIONS: ReadonlySet<string> = words('на по от к за у через про со с');

const WHERE_NOT = /(?:[ая]|ов|ев|ом|ем|ой|ей|ью|ами|ями|ым|им)$/;
const FROM_NOT = /(?:[еую]|ом|ем|ой|ью|ами|ями|ах|ях)$/;
const ADJECTIVE_NAME = /(?:ое|ий|ый|ая)$/;
const UNDER = /(?:ом|ем|ой|ей|ью|ами|ями|о)$/;

/**
 * Whether a preposition can stand before this form of a name: «в Острове», «из Острова», but not «в Острова».
 * `name` is the nominative: «Глубокое» is declined like an adjective, and «Остров» is its own accusative.
 */
export function fitsPreposition(preposition: string, form: string, name: string): boolean {
  switch (PLACE_PREPOSITIONS.get(preposition)) {
    case 'where':
      return !WHERE_NOT.test(form) || (ADJECTIVE_NAME.test(name) && /(?:ом|ем|ой)$/.test(form));
    case 'from':
      return !FROM_NOT.test(form) && !(form === name && /[бвгджзйклмнпрстфхцчшщь]$/.test(form));
    case 'under':
      return UNDER.test(form);
    case undefined:
      return false;
  }
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

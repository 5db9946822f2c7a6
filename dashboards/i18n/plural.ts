export type Language = 'ru' | 'en';

const RULES: Readonly<Record<Language, Intl.PluralRules>> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};

/**
 * The Russian noun that stands after a number: one, few, many («пост», «поста», «постов»). Fractions take the second
 * form («1,5 поста»), as Intl.PluralRules calls them `other`.
 */
export function russianNoun(count: number, forms: readonly [string, string, string]): string {
  const rule = RULES.ru.select(Math.abs(count));
  if (rule === 'one') return forms[0];
  return rule === 'many' ? forms[2] : forms[1];
}

/** The English noun that stands after a number: one, other. */
export function englishNoun(count: number, forms: readonly [string, string]): string {
  return RULES.en.select(Math.abs(count)) === 'one' ? forms[0] : forms[1];
}

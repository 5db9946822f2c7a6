export type Language = 'ru' | 'en';

/** Forms of a noun after a number: Russian one, few, many («пост», «поста», «постов»); English one and other. */
export type NounForms = { ru: readonly [string, string, string]; en: readonly [string, string] };

const RULES = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };
const FORMATS = {
  ru: new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
};

/** `24 поста`, `1 post`: the number as the language writes it, with the noun in its form. */
export function counted(language: Language, count: number, forms: NounForms): string {
  return `${formatNumber(language, count)} ${nounAfter(language, count, forms)}`;
}

/** The noun alone, in the form that stands after `count`. */
export function nounAfter(language: Language, count: number, forms: NounForms): string {
  const rule = RULES[language].select(count);
  if (language === 'en') return rule === 'one' ? forms.en[0] : forms.en[1];
  if (rule === 'one') return forms.ru[0];
  return rule === 'few' || rule === 'other' ? forms.ru[1] : forms.ru[2];
}

/** A number as the language writes it, at most one decimal: `1 234,5`, `1,234.5`. */
export function formatNumber(language: Language, value: number): string {
  return FORMATS[language].format(value);
}

export const POSTS: NounForms = { ru: ['сообщение', 'сообщения', 'сообщений'], en: ['post', 'posts'] };
export const AUTHORS: NounForms = { ru: ['автор', 'автора', 'авторов'], en: ['author', 'authors'] };
export const CHANNELS: NounForms = {
  ru: ['источник', 'источника', 'источников'],
  en: ['channel', 'channels'],
};

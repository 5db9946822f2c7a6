import type { BlindReason } from '../../contracts/queries/coverage.ts';
import { counted, formatNumber, type NounForms } from '../../text/plural.ts';

const SOURCES: NounForms = {
  ru: ['источник', 'источника', 'источников'],
  en: ['source that wrote about it', 'sources that wrote about it'],
};

const REASONS: Readonly<Record<BlindReason, (silent: number) => { ru: string; en: string }>> = {
  no_source: () => ({
    ru: 'об этом районе давно никто не писал',
    en: 'nobody has written about this district in a long time',
  }),
  silent_source: (silent) => ({
    ru: `молчат источники, которые о нём писали (${formatNumber('ru', silent)})`,
    en: `no data now from ${counted('en', silent, SOURCES)}`,
  }),
  few_posts: () => ({
    ru: 'сообщений на жителя намного меньше, чем обычно по региону',
    en: 'far fewer posts by resident than is usual in the region',
  }),
};

/** That a district is not seen well, and why; one sentence in each language. */
export function blindSentence(
  reasons: readonly BlindReason[],
  silentSources: number,
): { ru: string; en: string } {
  const parts = reasons.map((reason) => REASONS[reason](silentSources));
  return {
    ru: `Это не затишье, а нехватка данных: ${parts.map(({ ru }) => ru).join('; ')}.`,
    en: `This is no calm but a lack of data: ${parts.map(({ en }) => en).join('; ')}.`,
  };
}

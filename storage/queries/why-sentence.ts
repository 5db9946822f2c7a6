import { AUTHORS, CHANNELS, POSTS, counted, formatNumber, type NounForms } from '../../text/plural.ts';

/** The numbers of one cell that the sentences tell. */
export interface WhyNumbers {
  observed: number;
  /** null: no norm is known. */
  expected: number | null;
  /** Posts in the same length of time before. */
  previous: number;
  authors: number;
  channels: number;
  /** Posts that are no copy. */
  clusters: number;
  campaign: boolean;
  /** Standard score of the district with its neighbours; null: not known. */
  gi: number | null;
}

/** A standard score that one of fifty reaches by chance. */
const GI_HIGH = 2;
const TEXTS: NounForms = {
  ru: ['разный текст', 'разных текста', 'разных текстов'],
  en: ['different text', 'different texts'],
};

/**
 * How many, against what norm, from how many authors and channels; that it looks like a campaign; that the neighbours
 * stand out, too. One to three sentences in each language.
 */
export function whySentence(numbers: WhyNumbers): { ru: string; en: string } {
  return { ru: russian(numbers), en: english(numbers) };
}

function russian({ observed, expected, previous, authors, channels, ...more }: WhyNumbers): string {
  const norm =
    expected === null ? ', обычное число ещё неизвестно' : ` при обычных ${formatNumber('ru', expected)}`;
  const sentences = [
    `Здесь ${counted('ru', observed, POSTS)}${norm} ` +
      `(за такой же срок до этого ${formatNumber('ru', previous)}): ` +
      `${counted('ru', authors, AUTHORS)}, ${counted('ru', channels, CHANNELS)}.`,
    more.campaign
      ? `Похоже на рассылку: сообщений много, а голосов мало (${counted('ru', more.clusters, TEXTS)}).`
      : null,
    standsOutAround(more) ? 'Вместе с соседними районами выделяется на фоне региона.' : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function english({ observed, expected, previous, authors, channels, ...more }: WhyNumbers): string {
  const norm =
    expected === null
      ? ', the usual number is not known yet'
      : ` against the usual ${formatNumber('en', expected)}`;
  const sentences = [
    `${counted('en', observed, POSTS)} here${norm} ` +
      `(${formatNumber('en', previous)} in the same time before): ` +
      `${counted('en', authors, AUTHORS)}, ${counted('en', channels, CHANNELS)}.`,
    more.campaign
      ? `It looks like a campaign: many posts, few voices (${counted('en', more.clusters, TEXTS)}).`
      : null,
    standsOutAround(more) ? 'Together with its neighbours it stands out in the region.' : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function standsOutAround({ gi }: Pick<WhyNumbers, 'gi'>): boolean {
  return gi !== null && gi >= GI_HIGH;
}

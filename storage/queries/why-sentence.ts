import { AUTHORS, CHANNELS, POSTS, counted, formatNumber } from '../../text/plural.ts';

/** The numbers of one cell that a sentence tells. */
export interface WhyNumbers {
  observed: number;
  /** null: no norm is known. */
  expected: number | null;
  /** Posts in the same length of time before. */
  previous: number;
  authors: number;
  channels: number;
}

/** One sentence in each language: how many, against what norm, from how many authors and channels. */
export function whySentence(numbers: WhyNumbers): { ru: string; en: string } {
  return { ru: russian(numbers), en: english(numbers) };
}

function russian({ observed, expected, previous, authors, channels }: WhyNumbers): string {
  const norm =
    expected === null ? ', обычное число ещё неизвестно' : ` при обычных ${formatNumber('ru', expected)}`;
  return (
    `Здесь ${counted('ru', observed, POSTS)}${norm} ` +
    `(за такой же срок до этого ${formatNumber('ru', previous)}): ` +
    `${counted('ru', authors, AUTHORS)}, ${counted('ru', channels, CHANNELS)}.`
  );
}

function english({ observed, expected, previous, authors, channels }: WhyNumbers): string {
  const norm =
    expected === null
      ? ', the usual number is not known yet'
      : ` against the usual ${formatNumber('en', expected)}`;
  return (
    `${counted('en', observed, POSTS)} here${norm} ` +
    `(${formatNumber('en', previous)} in the same time before): ` +
    `${counted('en', authors, AUTHORS)}, ${counted('en', channels, CHANNELS)}.`
  );
}

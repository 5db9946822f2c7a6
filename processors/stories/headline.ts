import { tokenise } from '../../text/tokenise.ts';

/** What a text is about in its own words: its title, or its first sentence when it has none. */
export interface Headline {
  stems: readonly string[];
  /** Days named there, as `month * 32 + day`. */
  days: readonly number[];
}

/** Words a title has at least; a shorter first line («Внимание!») is read on. */
const WORDS_MIN = 4;
const WORDS_MAX = 24;
/** Titles are shorter; bounds the reading of texts without sentences. */
const UNITS_MAX = 300;

/** Months by the beginning of their names in both languages, January first. */
const MONTHS: readonly RegExp[] = [
  /^(?:январ|january$)/,
  /^(?:феврал|february$)/,
  /^(?:март|march$)/,
  /^(?:апрел|april$)/,
  /^(?:мая$|may$)/,
  /^(?:июн|june$)/,
  /^(?:июл|july$)/,
  /^(?:август|august$)/,
  /^(?:сентябр|september$)/,
  /^(?:октябр|october$)/,
  /^(?:ноябр|november$)/,
  /^(?:декабр|december$)/,
];

/** Makes the function that reads the headline of a text. */
export function createHeadline(stemOf: (norm: string) => string): (text: string) => Headline {
  return (text) => {
    const stems: string[] = [];
    const days: number[] = [];
    let previous = '';
    for (const token of tokenise(text.slice(0, UNITS_MAX))) {
      if (token.kind !== 'word' && token.kind !== 'number' && token.kind !== 'hashtag') continue;
      if (token.startsSentence && stems.length >= WORDS_MIN) break;
      if (stems.length >= WORDS_MAX) break;
      stems.push(token.kind === 'number' ? token.norm : stemOf(token.norm));
      const day = dayOf(previous, token.norm) ?? dayOf(token.norm, previous);
      if (day !== null) days.push(day);
      previous = token.norm;
    }
    return { stems, days };
  };
}

function dayOf(number: string, month: string): number | null {
  if (!/^\d{1,2}$/.test(number)) return null;
  const index = MONTHS.findIndex((name) => name.test(month));
  const day = Number(number);
  return index < 0 || day < 1 || day > 31 ? null : (index + 1) * 32 + day;
}

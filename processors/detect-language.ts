import type { Analysed } from './analyse-text.ts';
import * as script from './word-script.ts';

/** Words looked at: the language of a text shows in its beginning. */
const WORDS_MAX = 100;
/** Share of words with letters that only another language has from which on the text is in it; below, it quotes. */
const FOREIGN_SHARE_MIN = 0.15;
/** Share of frequent English words from which on Latin letters are English. */
const ENGLISH_SHARE_MIN = 0.06;

/**
 * `ru`, `uk`, `be`, `tt`, `kk`, `en`, or `und` when there are no words to tell by. Rules over letters that only some of
 * these languages have, then frequent words. Cyrillic without any sign is taken for Russian.
 */
export function detectLanguage({ analysis }: Readonly<Analysed>): { language: string } {
  const count = createCounter(analysis.words);
  const cyrillic = count(script.CYRILLIC);
  const latin = count(script.LATIN);
  if (cyrillic + latin === 0) return { language: 'und' };
  if (latin > cyrillic) return { language: isEnglish(count(script.ENGLISH_WORD), latin) ? 'en' : 'und' };
  const foreign = count(FOREIGN);
  if (foreign === 0 || foreign < cyrillic * FOREIGN_SHARE_MIN) return { language: wordLanguage(count) };
  return { language: letterLanguage(count) };
}

const TURKIC = script.TATAR | script.KAZAKH | script.TURKIC;
const FOREIGN = TURKIC | script.DOTTED_I | script.BELARUSIAN | script.UKRAINIAN;

type Count = (bits: number) => number;

function isEnglish(frequent: number, words: number): boolean {
  return frequent > 0 && frequent >= words * ENGLISH_SHARE_MIN;
}

function letterLanguage(count: Count): string {
  const kazakh = count(script.KAZAKH | script.KAZAKH_WORD);
  const tatar = count(script.TATAR | script.TATAR_WORD);
  if (count(TURKIC) > 0 && count(TURKIC) >= count(script.UKRAINIAN | script.BELARUSIAN)) {
    return kazakh > tatar || (count(script.DOTTED_I) > 0 && tatar === 0) ? 'kk' : 'tt';
  }
  if (count(script.BELARUSIAN) > 0) return 'be';
  if (count(script.UKRAINIAN) > 0) return 'uk';
  return count(script.RUSSIAN | script.BELARUSIAN_WORD) > count(script.UKRAINIAN_WORD) ? 'be' : 'uk';
}

function wordLanguage(count: Count): string {
  const russian = count(script.RUSSIAN_WORD) + count(script.RUSSIAN);
  const ukrainian = count(script.UKRAINIAN_WORD | script.UKRAINIAN | script.DOTTED_I);
  const belarusian = count(script.BELARUSIAN_WORD | script.BELARUSIAN);
  const tatar = count(script.TATAR_WORD | script.TATAR);
  if (Math.max(ukrainian, belarusian, tatar) <= russian) return 'ru';
  if (tatar > Math.max(ukrainian, belarusian)) return 'tt';
  return ukrainian > belarusian ? 'uk' : 'be';
}

/** Counts the words that have any of the bits. */
function createCounter(words: Analysed['analysis']['words']): Count {
  const end = Math.min(words.length, WORDS_MAX);
  return (bits) => {
    let count = 0;
    for (let i = 0; i < end; i += 1) if (((words[i]?.facts.script ?? 0) & bits) !== 0) count += 1;
    return count;
  };
}

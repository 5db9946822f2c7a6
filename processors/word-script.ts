/** Has a Cyrillic letter. */
export const CYRILLIC = 1;
/** Has a Latin letter and no Cyrillic one. */
export const LATIN = 2;
/** ы э ъ: Russian, of these languages shared with Belarusian, Tatar and Kazakh only. */
export const RUSSIAN = 4;
/** і: Ukrainian, Belarusian, Kazakh. */
export const DOTTED_I = 8;
/** ў */
export const BELARUSIAN = 16;
/** є ї ґ */
export const UKRAINIAN = 32;
/** җ */
export const TATAR = 64;
/** қ ғ ұ */
export const KAZAKH = 128;
/** ә ң ө һ ү */
export const TURKIC = 256;
/** A frequent word of Russian, Ukrainian, Belarusian, English. */
export const RUSSIAN_WORD = 512;
export const UKRAINIAN_WORD = 1024;
export const BELARUSIAN_WORD = 2048;
export const ENGLISH_WORD = 4096;

const SIGNS: ReadonlyMap<string, number> = new Map(
  (
    [
      ['ыэъ', RUSSIAN],
      ['і', DOTTED_I],
      ['ў', BELARUSIAN],
      ['єїґ', UKRAINIAN],
      ['җ', TATAR],
      ['қғұ', KAZAKH],
      ['әңөһү', TURKIC],
    ] as const
  ).flatMap(([letters, bit]) => letters.split('').map((letter) => [letter, bit] as const)),
);

/** Frequent words that tell languages apart when their letters do not. */
const FREQUENT: ReadonlyMap<string, number> = frequentWords([
  [
    RUSSIAN_WORD,
    'и в не на что как это по но у нас из за же то вы мы они уже еще есть нет для все когда если только',
  ],
  [
    UKRAINIAN_WORD,
    'що як це але ще вже буде немає та від тут дуже якщо коли чому де бо мене тебе його наш вода нема треба',
  ],
  [BELARUSIAN_WORD, 'што гэта як няма але яшчэ дзе калі вельмі мы вы яны наш вось трэба можна будзе бо тут'],
  [
    ENGLISH_WORD,
    'the a an is are was to of and in on for it this that we you not no have has with there i my our be at',
  ],
]);

/** Letters looked at in one word. */
const LETTERS_MAX = 40;

/** What the letters of a normal form say about its language, as bits. */
export function scriptOf(norm: string): number {
  let bits = FREQUENT.get(norm) ?? 0;
  let isLatin = false;
  for (let i = 0; i < norm.length && i < LETTERS_MAX; i += 1) {
    const code = norm.charCodeAt(i);
    if (code >= 97 && code <= 122) isLatin = true;
    else if (code >= 0x4_00 && code <= 0x5_2f) bits |= CYRILLIC | (SIGNS.get(norm.charAt(i)) ?? 0);
  }
  return isLatin && (bits & CYRILLIC) === 0 ? bits | LATIN : bits;
}

function frequentWords(lists: readonly (readonly [bit: number, words: string])[]): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [bit, words] of lists) {
    for (const word of words.split(' ')) bits.set(word, (bits.get(word) ?? 0) | bit);
  }
  return bits;
}

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
/** A frequent word of Russian, Ukrainian, Belarusian, English, Tatar, Kazakh. */
export const RUSSIAN_WORD = 512;
export const UKRAINIAN_WORD = 1024;
export const BELARUSIAN_WORD = 2048;
export const ENGLISH_WORD = 4096;
export const TATAR_WORD = 8192;
export const KAZAKH_WORD = 16_384;

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

/**
 * Frequent words that tell languages apart when their letters do not. A word that two of these languages write alike
 * stands in no list, or in those of both; words with letters of their own are not needed.
 */
const FREQUENT: ReadonlyMap<string, number> = frequentWords([
  [
    RUSSIAN_WORD,
    'и что как это из же они уже еще есть нет если только когда или был было его очень где кто почему сейчас тоже чтобы надо ' +
      'сегодня хорошо спасибо меня тебя сколько ничего никто можно',
  ],
  [
    UKRAINIAN_WORD,
    'що як це але ще вже буде було були немає та від дуже якщо коли чому де бо мене його нема треба дякую добре добрий ' +
      'гарно гарна гарний хто куди також має мають може можна після або щоб цей тільки навіть зараз потрібно скільки ' +
      'ніхто нічого всього свого будь ласка лише поки кожен допоможе допомога',
  ],
  [
    BELARUSIAN_WORD,
    'што гэта як няма але яшчэ дзе калі вельмі трэба можна будзе бо дзякуй сення добрае дзень сябры чаму куды хто вось ' +
      'мяне цябе яго яе гэты гэтая гэтыя зараз каб або ці пра праз таксама толькі людзі вада горад вулица вуліца вёска шмат',
  ],
  [
    ENGLISH_WORD,
    'the are is to and of for it this that we you not have has had with there my our from they what when why who how which good ' +
      'nice new happy thanks thank please hello morning day night very your his her can do does did were all just like about but ' +
      'after over out into than says said off its by more people time year been would should could know here where again love great never always every because',
  ],
  [TATAR_WORD, 'бик ничек кайчан кайда генә яхшы начар кирәк булды белән өчен безнең сезнең рәхмәт'],
  [
    KAZAKH_WORD,
    'көп өте жоқ бұл үшін және емес керек болады рахмет қалай қайда қашан неге менің сенің біздің жаңа мен сен',
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
  if (isLatin && (bits & CYRILLIC) === 0) return bits | LATIN;
  return (bits & CYRILLIC) === 0 || norm.length > LETTERS_MAX ? bits : bits | spellingOf(norm);
}

/** Softened д and т as Belarusian writes them: «дзень», «людзі», «быць». Names are the only such words in Russian. */
const BELARUSIAN_SPELLING = /дз(?:ень|[іьяё])|[аеыіяо]ць$/;
/** Doubled consonants before я: «питання», «життя». */
const UKRAINIAN_SPELLING = /(?:нн|тт|лл)я$/;

function spellingOf(norm: string): number {
  if (BELARUSIAN_SPELLING.test(norm)) return BELARUSIAN_WORD;
  return UKRAINIAN_SPELLING.test(norm) ? UKRAINIAN_WORD : 0;
}

function frequentWords(lists: readonly (readonly [bit: number, words: string])[]): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [bit, words] of lists) {
    for (const word of words.split(' ')) bits.set(word, (bits.get(word) ?? 0) | bit);
  }
  return bits;
}

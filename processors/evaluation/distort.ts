/** Changes a text as people and channels do when they pass it on. `dice` gives numbers in [0, 1). */
export type Distortion = (text: string, dice: () => number, vocabulary: readonly string[]) => string;

const LETTERS = 'абвгдежзиклмнопрстуфхцчшыя';
const PREFIXES = [
  'Внимание!',
  'Перепост, пожалуйста:',
  'Нам пишут:',
  'Из соседней группы.',
  'Читатели сообщают:',
];
const LINKS = [
  'https://vk.com/wall-1234_567',
  'https://t.me/kanal/8912',
  'подробнее: https://example.org/news/2026/11/25',
];

/** The distortions that copies are measured with, by name. */
export const DISTORTIONS: ReadonlyMap<string, Distortion> = new Map<string, Distortion>([
  ['a tenth of the words changed', changeWords],
  [
    'cut to 70 %',
    (text) =>
      text
        .split(' ')
        .slice(0, Math.ceil(text.split(' ').length * 0.7))
        .join(' '),
  ],
  ['words before and a link behind', surround],
  ['three typos', misspell],
]);

function changeWords(text: string, dice: () => number, vocabulary: readonly string[]): string {
  const words = text.split(' ');
  for (let changed = 0; changed < Math.floor(words.length / 10); changed += 1)
    words[pick(words.length, dice)] = vocabulary[pick(vocabulary.length, dice)] ?? '';
  return words.join(' ');
}

function surround(text: string, dice: () => number): string {
  return `${PREFIXES[pick(PREFIXES.length, dice)]} ${text} ${LINKS[pick(LINKS.length, dice)]}`;
}

function misspell(text: string, dice: () => number): string {
  let result = text;
  for (let typo = 0; typo < 3; typo += 1) {
    const at = pick(result.length, dice);
    const letter = LETTERS.charAt(pick(LETTERS.length, dice));
    const kind = pick(3, dice);
    const rest = kind === 0 ? at : at + 1;
    result = result.slice(0, at) + (kind === 1 ? '' : letter) + result.slice(rest);
  }
  return result;
}

function pick(count: number, dice: () => number): number {
  return Math.min(count - 1, Math.floor(dice() * count));
}

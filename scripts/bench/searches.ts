import { createDice, hashOf, type Dice } from '../../simulator/dice.ts';
import { distinct, path, period } from './requests.ts';
import type { StoreNote } from './store/note.ts';
import { benchWords } from './store/words.ts';

/** Ranks of words: the n-th occurs in about 2.8/n of the posts. */
const COMMON = { from: 1, to: 60 };
const MIDDLE = { from: 100, to: 2_000 };
const RARE = { from: 10_000, to: 49_000 };

type Pick = (range: { from: number; to: number }) => string;

const KINDS: Readonly<Record<string, (pick: Pick) => string>> = {
  'a rare word': (pick) => pick(RARE),
  'a common word': (pick) => pick(COMMON),
  'two words': (pick) => `${pick(COMMON)} ${pick(MIDDLE)}`,
  'one of two words': (pick) => `${pick(MIDDLE)} OR ${pick(MIDDLE)}`,
  'an exact word': (pick) => `=${pick(MIDDLE)}`,
  'a phrase': (pick) => `"${pick(COMMON)} ${pick(COMMON)}"`,
  'a word without another': (pick) => `${pick(MIDDLE)} -${pick(COMMON)}`,
};

/** Different text searches of each kind for the newest 100 posts, over 30 days, 90 days or the year. */
export function searches(note: StoreNote, count: number): { name: string; requests: string[] }[] {
  const words = benchWords();
  return Object.entries(KINDS).map(([name, make]) => {
    const oneOf = (dice: Dice): string => {
      const pick: Pick = ({ from, to }) => words[dice.int(from, to) - 1]?.word ?? '';
      return path('posts', { ...period(dice, note, [30, 90, 365]), q: make(pick), limit: 100 });
    };
    return { name: `search: ${name}`, requests: distinct(count, createDice(hashOf(name)), oneOf) };
  });
}

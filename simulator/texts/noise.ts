import type { Dice } from '../dice.ts';

const EMOJI: readonly string[] = [
  '😡',
  '🤬',
  '😭',
  '🙏',
  '🤦',
  '😤',
  '🤷‍♀️',
  '👎',
  '❗',
  '💩',
  '😱',
  '🆘',
  '😢',
  '🤡',
];

/** Writes a text the way a hurried person types it: case, punctuation, typos, emoji. Lines of personal data stay. */
export function untidy(text: string, dice: Dice): string {
  let result = text;
  if (dice.chance(0.22)) result = result.toLowerCase();
  else if (dice.chance(0.03)) result = result.toUpperCase();
  else if (dice.chance(0.08)) result = shoutOneWord(result, dice);
  if (dice.chance(0.2)) result = result.replaceAll(',', '');
  if (dice.chance(0.25)) result = result.replace(/[.!…]+$/, '');
  if (dice.chance(0.2)) result = typo(result, dice);
  if (dice.chance(0.35)) result = result.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  if (dice.chance(0.18)) result += ` ${dice.pick(EMOJI).repeat(dice.int(1, 3))}`;
  return result;
}

function shoutOneWord(text: string, dice: Dice): string {
  const words = text.split(' ');
  const index = dice.int(0, words.length - 1);
  return words.map((word, position) => (position === index ? word.toUpperCase() : word)).join(' ');
}

/** One slip in one long lower-case word: a letter lost, doubled or swapped. */
function typo(text: string, dice: Dice): string {
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (/^[а-яё]{6,}$/.test(word) ? [index] : []));
  if (long.length === 0) return text;
  const index = dice.pick(long);
  const word = words[index] ?? '';
  const at = dice.int(1, word.length - 3);
  const [first = '', second = ''] = word.slice(at, at + 2);
  const slip = dice.pick([first, second + first, first + first + second]);
  words[index] = word.slice(0, at) + slip + word.slice(at + 2);
  return words.join(' ');
}

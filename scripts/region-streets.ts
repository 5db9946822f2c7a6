import { CASES, fold } from '../config/declension/cases.ts';
import { declineAdjective } from '../config/declension/decline-adjective.ts';
import { declineName } from '../config/declension/decline-name.ts';

/** Kinds of street: gender of the word and how people shorten it. */
const KINDS = {
  улица: { gender: 'f', short: ['ул'] },
  проспект: { gender: 'm', short: ['пр', 'пр-т', 'пр-кт', 'просп'] },
  переулок: { gender: 'm', short: ['пер'] },
  площадь: { gender: 'f', short: ['пл'] },
  набережная: { gender: 'f', short: ['наб'] },
  шоссе: { gender: 'n', short: ['ш'] },
  бульвар: { gender: 'm', short: ['б-р', 'бул'] },
  микрорайон: { gender: 'm', short: ['мкр', 'мкрн', 'м-н'] },
} as const;
type Kind = keyof typeof KINDS;

/** Forms of a street given as «улица Коммунальная», «Рижский проспект» or «улица Леона Поземского». */
export function streetForms(name: string): string[] {
  const words = fold(name).split(' ');
  const kind = words.find((word): word is Kind => word in KINDS);
  if (kind === undefined) throw new Error(`${name}: no kind of street in the name`);
  const proper = words.filter((word) => word !== kind);
  const { gender, short } = KINDS[kind];
  const isAdjective = proper.length === 1 && /(?:ая|яя|ий|ый|ое|ее)$/.test(proper[0] ?? '');
  const orders = isAdjective
    ? [`${kind} ${proper[0]}`, `${proper[0]} ${kind}`]
    : [`${kind} ${proper.join(' ')}`];
  const long = orders.flatMap((order) => declineStreet(order, gender));
  const named = isAdjective
    ? Object.values(declineAdjective(proper[0] ?? '', gender)).flat()
    : [proper.join(' ')];
  const shortened = short.flatMap((word) => named.flatMap((form) => [`${word} ${form}`, `${form} ${word}`]));
  return [...new Set([...long, ...shortened])];
}

function declineStreet(name: string, gender: 'm' | 'f' | 'n'): string[] {
  const paradigm = declineName(name, gender);
  return [...paradigm.nom, ...CASES.flatMap((key) => paradigm[key])];
}

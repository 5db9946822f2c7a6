import type { Dice } from '../dice.ts';

/** A street in the cases that the texts need. */
export interface Street {
  /** «улица Советская» */
  full: string;
  /** «Советская», «Гагарина» */
  short: string;
  /** «на Советской», «на улице Гагарина» */
  on: string;
  /** «улицы Советской» */
  genitive: string;
}

/** Names found in nearly every town of the country, so that they fit any region pack. */
const ADJECTIVES: readonly (readonly [string, string])[] = [
  ['Советская', 'Советской'],
  ['Октябрьская', 'Октябрьской'],
  ['Первомайская', 'Первомайской'],
  ['Садовая', 'Садовой'],
  ['Школьная', 'Школьной'],
  ['Заводская', 'Заводской'],
  ['Вокзальная', 'Вокзальной'],
  ['Набережная', 'Набережной'],
  ['Пионерская', 'Пионерской'],
  ['Комсомольская', 'Комсомольской'],
  ['Лесная', 'Лесной'],
  ['Зелёная', 'Зелёной'],
  ['Молодёжная', 'Молодёжной'],
  ['Больничная', 'Больничной'],
  ['Новая', 'Новой'],
  ['Полевая', 'Полевой'],
  ['Центральная', 'Центральной'],
  ['Красноармейская', 'Красноармейской'],
  ['Почтовая', 'Почтовой'],
  ['Солнечная', 'Солнечной'],
];
const GENITIVES: readonly string[] = [
  'Ленина',
  'Гагарина',
  'Кирова',
  'Пушкина',
  'Гоголя',
  'Матросова',
  'Калинина',
  'Некрасова',
  'Чапаева',
  'Суворова',
  'Толстого',
  'Горького',
  'Маяковского',
  'Урицкого',
  'Дзержинского',
  'Труда',
  'Победы',
  'Мира',
  'Свободы',
];

/** Every street the simulator knows. */
export const STREETS: readonly Street[] = [
  ...ADJECTIVES.flatMap(([nominative, oblique]) => [
    { full: `улица ${nominative}`, short: nominative, on: `на ${oblique}`, genitive: `улицы ${oblique}` },
    {
      full: `${nominative} улица`,
      short: nominative,
      on: `на ${oblique} улице`,
      genitive: `${oblique} улицы`,
    },
  ]),
  ...GENITIVES.flatMap((name) => [
    { full: `улица ${name}`, short: name, on: `на улице ${name}`, genitive: `улицы ${name}` },
    { full: `ул. ${name}`, short: name, on: `на ${name}`, genitive: `улицы ${name}` },
  ]),
];

/** A house number: «14», «7а», «23/2», «16 корпус 2». */
export function houseNumber(dice: Dice): string {
  const number = String(dice.int(1, dice.chance(0.7) ? 48 : 120));
  if (dice.chance(0.75)) return number;
  return number + dice.pick(['а', 'б', '/2', ' корпус 2', 'к1', '/1']);
}

import type { Dice } from '../dice.ts';
import { OPENINGS, SINCES, EMOTIONS, DEMANDS, CLOSINGS, TIMES } from './banks/complaint-parts.ts';
import { expand } from './expand.ts';
import type { Slots } from './expand.ts';
import type { Spot } from './places.ts';
import type { TopicBank } from './topics/topic-bank.ts';

/** What a text is about, the same for every paraphrase of one event. */
export interface Facts {
  topic: TopicBank;
  spot: Spot;
  /** Name of the body that people hold responsible; null when the pack names none. */
  bodyName: string | null;
}

export interface Style {
  /** The channel's own district: its readers need no town named. */
  homeDistrictId: string | null;
  /** Only the main sentence: a comment. */
  isShort: boolean;
}

/** Slots that texts on these facts may use; a slot that nobody knows throws RangeError. */
export function factSlots(facts: Pick<Facts, 'spot' | 'bodyName'>, dice: Dice): Slots {
  const slots: Slots = (name) => {
    if (name === 'n') return String(dice.int(2, 9));
    if (name === 'cold') return String(dice.int(9, 16));
    if (name === 'sum') return `${dice.int(1, 24)} ${dice.pick(['тысяч', 'тыс.', '000', '500'])}`;
    if (name === 'time') return expand(dice.pick(TIMES), dice, slots);
    if (name === 'body') return facts.bodyName ?? 'Администрация';
    if (name === 'town') return facts.spot.settlement.name;
    if (name === 'in') return facts.spot.settlement.inside;
    if (name === 'of') return facts.spot.settlement.genitive;
    if (name === 'territory') return facts.spot.territory.inside;
    if (name === 'street') return facts.spot.street.full;
    if (name === 'on') return facts.spot.street.on;
    if (name === 'ofStreet') return facts.spot.street.genitive;
    if (name === 'house') return facts.spot.house;
    throw new RangeError(`no such slot: ${name}`);
  };
  return slots;
}

/** A place phrase for the body of a sentence: «на Садовой, 14 в Гдове». */
function whereOf(dice: Dice, slots: Slots, isHome: boolean): string {
  const spot = dice.pick([
    '<on>, <house>',
    '<on>',
    'в доме <house> {по|на} <street>',
    'в районе <ofStreet>',
    '<on> у дома <house>',
    '',
  ]);
  const place = spot.replace('{по|на} <street>', '<on>');
  const town = isHome && dice.chance(0.6) ? '' : dice.pick(['<in>', '<in>', '<in>', '<territory>']);
  if (place === '' && town === '') return expand('у нас {на районе|во дворе|в доме|}', dice, slots);
  return expand(dice.chance(0.5) ? `${place} ${town}` : `${town} ${place}`, dice, slots).trim();
}

/** Says the place apart from the sentence: «Гдов, ул. Гагарина, 3.» */
const ADDRESS_LINES: readonly string[] = [
  '<town>, <street>, {д. |дом |}<house>.',
  '{Адрес|Место}: <town>, <street> <house>.',
  '<street> <house>, <town>.',
  '({адрес:|} <town>, <street>, <house>)',
  '{Речь про|Это} <street>, <house>{, <town>|}.',
];

type Main = (parts: { clause: string; where: string; since: string }) => string;
/** Orders of the main sentence; the place and the time are optional in each. */
const MAINS: readonly Main[] = [
  ({ clause, where, since }) => `${where} ${since} ${clause}`,
  ({ clause, where, since }) => `${since} ${where} ${clause}`,
  ({ clause, where, since }) => `${where}: ${clause}${since === '' ? '' : `, и это ${since}`}`,
  ({ clause, where, since }) => `${clause}. ${where}${since === '' ? '' : `, ${since}`}`,
  ({ clause, where, since }) => `${since} ${clause}${where === '' ? '' : ` — это ${where}`}`,
  ({ clause, where, since }) => `вот так живём ${where}: ${since} ${clause}`,
  ({ clause, where, since }) => `что творится ${where}? ${since} ${clause}`,
  ({ clause, where, since }) => `${where} ${clause} ${since === '' ? '' : `(${since})`}`,
];

/** A resident's complaint or request. */
export function complaint(facts: Facts, dice: Dice, style: Style): string {
  const slots = factSlots(facts, dice);
  const piece = (bank: readonly string[], probability: number) =>
    dice.chance(probability) && bank.length > 0 ? expand(dice.pick(bank), dice, slots) : '';
  const isHome = style.homeDistrictId === facts.spot.districtId;
  const withAddress = !style.isShort && dice.chance(0.22);
  const isEvent = facts.topic.events.length > 0 && dice.chance(0.14);
  const clause = expand(dice.pick(isEvent ? facts.topic.events : facts.topic.states), dice, slots);
  const where = withAddress || (isHome && dice.chance(0.35)) ? '' : whereOf(dice, slots, isHome);
  const since = isEvent || dice.chance(0.45) ? '' : expand(dice.pick(SINCES), dice, slots);
  const main = sentence(dice.pick(MAINS)({ clause, where, since }), dice);
  if (style.isShort) return `${main} ${piece(EMOTIONS, 0.2)}`;
  const middle = [
    piece(facts.topic.details, 0.5),
    piece(EMOTIONS, 0.4),
    piece(dice.chance(0.6) ? facts.topic.asks : DEMANDS, 0.6),
    withAddress ? expand(dice.pick(ADDRESS_LINES), dice, slots) : '',
    dice.chance(0.18) ? sentence(expand(dice.pick(facts.topic.states), dice, slots), dice) : '',
  ];
  const body = dice.chance(0.75) ? [main, ...dice.shuffle(middle)] : dice.shuffle([main, ...middle]);
  const separator = dice.chance(0.15) ? '\n' : ' ';
  return [piece(OPENINGS, 0.5), ...body, piece(CLOSINGS, 0.22)].filter((part) => part !== '').join(separator);
}

/** Ends a clause as its writer would. */
function sentence(clause: string, dice: Dice): string {
  const bare = clause.trim().replace(/^[:,—] ?/, '');
  return bare + dice.pick(['.', '.', '.', '!', '…', '!!!', '.']);
}

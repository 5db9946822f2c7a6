import type { Dice } from '../dice.ts';
import { HEADLINES, LEADS, LIFE_NEWS, NOTICES, QUOTES } from './banks/news-parts.ts';
import type { Facts } from './compose.ts';
import { expand, tidy } from './expand.ts';
import { issueSlots, oneOf, slotsWith } from './kit.ts';

/** A piece of news: what a feed shows as title, and the text under it. */
export interface News {
  title: string;
  /** Paragraphs. */
  body: readonly string[];
}

/** News about a local problem, as an editor writes it. */
export function problemNews(facts: Facts, dice: Dice): News {
  const slots = slotsWith(facts, dice, issueSlots(facts, dice));
  const body = [
    expand(dice.pick(LEADS), dice, slots),
    ...(dice.chance(0.45) ? [quoteOfReader(facts, dice)] : []),
    ...dice
      .shuffle(QUOTES)
      .slice(0, dice.int(1, 2))
      .map((quote) => expand(quote, dice, slots)),
  ];
  return { title: oneOf(HEADLINES, dice, slots), body: body.map(tidy) };
}

/** What a resident wrote to the editors. */
function quoteOfReader(facts: Facts, dice: Dice): string {
  const slots = slotsWith(facts, dice, {});
  const said = tidy(expand(dice.pick([...facts.topic.states, ...facts.topic.details]), dice, slots));
  const who = dice.pick(['читатель', 'жительница дома', 'один из соседей', 'подписчица', 'местный житель']);
  return `«${said.replace(/[.!?…]+$/, '')}», — ${dice.pick(['пишет', 'рассказывает', 'сообщает', 'жалуется'])} ${who}.`;
}

/** Life of the region without a problem. */
export function lifeNews(facts: Pick<Facts, 'spot' | 'bodyName'>, dice: Dice): News {
  const slots = slotsWith(facts, dice, {});
  const [title, body] = dice.pick(LIFE_NEWS);
  return { title: tidy(expand(title, dice, slots)), body: [tidy(expand(body, dice, slots))] };
}

/** A body's own words about its work. */
export function notice(facts: Facts, dice: Dice): string {
  return oneOf(NOTICES, dice, slotsWith(facts, dice, issueSlots(facts, dice)));
}

/** News as the text of a post. */
export function newsText({ title, body }: News, dice: Dice): string {
  const mark = dice.pick(['', '', '', '❗ ', '⚡ ', '📍 ']);
  return `${mark}${title}${dice.pick(['.', '', '\n'])}\n${body.join(dice.pick(['\n', ' ', '\n\n']))}`.replace(
    /\n{3,}/g,
    '\n\n',
  );
}

/** What an editor adds to news later. */
export function newsUpdate(facts: Facts, dice: Dice): string {
  const slots = slotsWith(facts, dice, issueSlots(facts, dice));
  return `${dice.pick(['Обновлено', 'Дополнено', 'UPD'])}: ${oneOf(QUOTES, dice, slots)}`;
}

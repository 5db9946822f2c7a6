import { expect, test } from 'vitest';
import type { Body } from '../../contracts/region.ts';
import { createMentionedBody } from './mentioned-body.ts';

const body = (id: string, ...aliases: string[]) => ({ id, aliases }) as Body;
const mentioned = createMentionedBody([
  body('water', 'Водоканал', 'МУП «Горводоканал»'),
  body('town', 'администрация города', 'мэрия'),
  body('odd', '«Ё-дом»', '№ 5'),
]);

test.each([
  ['водоканал молчит', 'water'],
  ['Где МУП «Горводоканал»?', 'water'],
  ['из-под водоканалов, а вот водоканал', 'water'],
  ['мэрия и Водоканал', 'water'],
  ['АДМИНИСТРАЦИЯ ГОРОДА и мэрия', 'town'],
  ['УК «Ё-дом» опять', 'odd'],
])('«%s» names %s', (text, id) => {
  expect(mentioned(text)?.id).toBe(id);
});

test.each(['водоканалы', 'администрация района', 'Ё-дом без кавычек', '№ 5', ''])(
  '«%s» names nobody',
  (text) => {
    expect(mentioned(text)).toBeUndefined();
  },
);

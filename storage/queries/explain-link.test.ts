import { expect, test } from 'vitest';
import { filtersSchema } from '../../contracts/queries/filters.ts';
import { explainLink } from './explain-link.ts';

const period = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' };

/** Filters as the API reads them from the link. */
function readBack(link: string) {
  const query = new URL(link, 'http://localhost').searchParams;
  const names = [...new Set(query.keys())];
  const values = names.map((name) => {
    const all = query.getAll(name);
    return [name, all.length > 1 ? all : all[0]];
  });
  return filtersSchema.parse(Object.fromEntries(values));
}

test('the link leads back to the same filters, also through commas', () => {
  const filters = {
    ...period,
    channel: ['a,b'],
    topic: ['x', 'y,z'],
    q: 'вода & "нет воды"',
    appeal: 'true' as const,
  };
  const back = readBack(explainLink(filters).posts);
  expect({ ...back, channel: [...new Set(back.channel)], topic: [...new Set(back.topic)] }).toEqual(filters);
});

test('what is told of one cell replaces the wider filter', () => {
  const link = explainLink({ ...period, district: ['one', 'two'] }, { district: ['two'], block: ['roads'] });
  expect(readBack(link.posts)).toEqual({ ...period, district: ['two'], block: ['roads'] });
});

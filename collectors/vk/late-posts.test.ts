import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { createVkCollector } from './index.ts';
import { decodeLate, encodeLate } from './late-posts.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-24T08:00:00Z') / 1000;

test('posts come back from the cursor as they went in', () => {
  const posts = fc.array(
    fc.record({
      id: fc.nat(1e9),
      date: fc.integer({ min: 1.1e9, max: 2e9 }),
      steps: fc.integer({ min: 5, max: 6 }),
    }),
    { maxLength: 50 },
  );
  fc.assert(
    fc.property(posts, (list) => {
      const late = new Map(list.map(({ id, ...post }) => [id, post]));
      expect(decodeLate(encodeLate(late))).toEqual(new Map([...late].sort(([a], [b]) => a - b)));
    }),
  );
  expect([...decodeLate('1.!.5,?,..')]).toEqual([]);
});

test('a post is looked at once more after 30 and after 60 days, and told when it is gone', async () => {
  const collector = createVkCollector({ random: () => 0.5 });
  const source = { network: 'vk', target: '-55' } as const;
  const clock = fakeClock();
  let isThere = true;
  const item = (id: number, date: number) => ({
    id,
    owner_id: -55,
    from_id: -55,
    date,
    post_type: 'post',
    text: `о воде ${id}`,
  });
  const newer = Array.from({ length: 150 }, (_, nth) => item(300 - nth, NOW + 70 * 86_400 - nth * 60));
  const asked: string[] = [];
  const web: Web = (url) => {
    if (url.pathname.endsWith('wall.getById')) {
      asked.push(url.searchParams.get('posts') ?? '');
      return { body: JSON.stringify({ response: { items: isThere ? [item(17, NOW - 100)] : [] } }) };
    }
    const items = clock.now() === NOW * 1000 ? [item(17, NOW - 100)] : newer.slice(0, 100);
    return { body: JSON.stringify({ response: { count: 151, items } }) };
  };
  let cursor = (await visit(collector, { source, web, clock })).pages.at(-1)!.cursor;
  const later = async (days: number) => {
    clock.advance(days * DAY_MS);
    asked.length = 0;
    const { pages } = await visit(collector, { source, web, clock, cursor });
    cursor = pages.at(-1)!.cursor;
    return { ids: asked.filter((posts) => posts.split(',').includes('-55_17')).length, pages };
  };

  expect((await later(8)).ids).toBe(1);
  expect((await later(10)).ids).toBe(0);
  expect((await later(13)).ids).toBe(1);
  isThere = false;
  const { ids, pages } = await later(30);
  expect(ids).toBe(1);
  expect(pages.flatMap(({ tombstones }) => tombstones.map(({ id }) => id))).toEqual(['vk:-55_17']);
  expect((await later(30)).ids).toBe(0);
});

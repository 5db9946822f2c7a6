import { expect, test } from 'vitest';
import type { Page } from '../../contracts/collector.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { createVkCollector } from './index.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z') / 1000;
const HOUR = 3600;
const collector = createVkCollector({ random: () => 0.5 });
const source = { network: 'vk', target: 'board-55' } as const;

interface Topic {
  id: number;
  updated: number;
  ids: number[];
}

/** A board that sorts and pages as VK does. */
function board(topics: () => Topic[]): Web {
  return (url) => {
    const asked = url.searchParams;
    const offset = Number(asked.get('offset') ?? 0);
    const cut = <T>(list: T[]): T[] => list.slice(offset, offset + Number(asked.get('count')));
    if (url.pathname.endsWith('board.getTopics')) {
      const wanted = asked.get('topic_ids')?.split(',').map(Number);
      const shown = topics()
        .filter(({ id }) => wanted?.includes(id) ?? true)
        .sort((a, b) => b.updated - a.updated)
        .map(({ id, updated, ids }) => ({
          id,
          title: `Тема ${id}`,
          created: NOW - 40 * HOUR,
          updated,
          comments: ids.length,
        }));
      return { body: JSON.stringify({ response: { count: shown.length, items: cut(shown) } }) };
    }
    const topic = topics().find(({ id }) => id === Number(asked.get('topic_id')));
    const items = (topic?.ids ?? [])
      .toReversed()
      .map((id) => ({ id, from_id: 900 + id, date: NOW - 30 * HOUR + id, text: `вода ${id}` }));
    return { body: JSON.stringify({ response: { count: items.length, items: cut(items) } }) };
  };
}

const idsOf = (pages: readonly Page[]): string[] => pages.flatMap(({ posts }) => posts.map(({ id }) => id));
const goneOf = (pages: readonly Page[]): string[] =>
  pages.flatMap(({ tombstones }) => tombstones.map(({ id }) => id));
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

test('topics and all that is written in them are read, as threads', async () => {
  const { pages } = await visit(collector, {
    source,
    web: board(() => [{ id: 7, updated: NOW - HOUR, ids: range(1, 251) }]),
  });
  const posts = new Map(pages.flatMap((page) => page.posts.map((post) => [post.id, post] as const)));

  expect(posts.size).toBe(251);
  expect(posts.get('vk:topic-55_7')).toMatchObject({ kind: 'post', text: 'Тема 7' });
  expect(posts.get('vk:topic-55_7_250')).toMatchObject({
    kind: 'comment',
    rootId: 'vk:topic-55_7',
    url: 'https://vk.com/topic-55_7?post=250',
  });
});

test('the next visit reads only what is new in topics that have changed', async () => {
  let topics: Topic[] = [
    { id: 7, updated: NOW - 2 * HOUR, ids: range(1, 150) },
    { id: 8, updated: NOW - HOUR, ids: [500] },
  ];
  const clock = fakeClock();
  const web = board(() => topics);
  const first = await visit(collector, { source, web, clock });
  topics = [{ id: 7, updated: NOW, ids: range(1, 152) }, topics[1]!];
  clock.advance(600_000);
  const next = await visit(collector, { source, web, clock, cursor: first.pages.at(-1)!.cursor });

  expect(next.requests.filter((request) => request.includes('getComments'))).toHaveLength(1);
  expect(idsOf(next.pages)).toContain('vk:topic-55_7_151');
  expect(goneOf(next.pages)).toEqual([]);
});

test('a comment and a topic that are not there any more are told as deleted', async () => {
  let topics: Topic[] = [
    { id: 7, updated: NOW - 2 * HOUR, ids: [1, 2, 3] },
    { id: 8, updated: NOW - HOUR, ids: [500] },
  ];
  const clock = fakeClock();
  const web = board(() => topics);
  const first = await visit(collector, { source, web, clock });
  topics = [{ id: 7, updated: NOW - 2 * HOUR, ids: [1, 3] }];
  clock.advance(7 * HOUR * 1000);
  const next = await visit(collector, { source, web, clock, cursor: first.pages.at(-1)!.cursor });

  expect(new Set(goneOf(next.pages))).toEqual(
    new Set(['vk:topic-55_7_2', 'vk:topic-55_8', 'vk:topic-55_8_500']),
  );
});

test('a visit that ends in the middle of a topic is read again from its beginning', async () => {
  const web = board(() => [{ id: 7, updated: NOW - HOUR, ids: range(1, 251) }]);
  const whole = await visit(collector, { source, web });
  const again = await visit(collector, { source, web, cursor: whole.pages[1]!.cursor });

  expect(new Set(idsOf(again.pages)).size).toBe(251);
});

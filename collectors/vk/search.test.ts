import { expect, test } from 'vitest';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { createVkCollector } from './index.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z') / 1000;
const DAY = 86_400;
const collector = createVkCollector({ random: () => 0.5 });
const source = { network: 'vk', target: 'search: нет воды', since: '2d' } as const;

interface Found {
  id: number;
  owner_id: number;
  date: number;
}

/** A search that shows at most a thousand posts of one question, newest first, as VK does. */
function index(posts: () => Found[]): Web {
  return (url) => {
    const asked = url.searchParams;
    const itemOf = ({ id, owner_id: owner, date }: Found) => ({
      id,
      owner_id: owner,
      from_id: owner,
      date,
      post_type: 'post',
      text: 'воды нет',
    });
    if (url.pathname.endsWith('wall.getById')) {
      const wanted = new Set(asked.get('posts')?.split(','));
      const items = posts()
        .filter((post) => wanted.has(`${post.owner_id}_${post.id}`))
        .map(itemOf);
      return { body: JSON.stringify({ response: { items } }) };
    }
    const hits = posts()
      .filter(({ date }) => date >= Number(asked.get('start_time')) && date <= Number(asked.get('end_time')))
      .sort((a, b) => b.date - a.date)
      .slice(0, 1000);
    const offset = Number(asked.get('start_from') ?? 0);
    const end = offset + Number(asked.get('count'));
    const next = end < hits.length ? { next_from: String(end) } : {};
    return {
      body: JSON.stringify({
        response: { count: hits.length, items: hits.slice(offset, end).map(itemOf), ...next },
      }),
    };
  };
}

const many = (count: number): Found[] =>
  Array.from({ length: count }, (_, nth) => ({
    id: nth + 1,
    owner_id: -10 - (nth % 7),
    date: NOW - DAY + nth * 20,
  }));

test('more posts than VK shows of one question are all found', async () => {
  const { pages, reports } = await visit(collector, { source, web: index(() => many(2600)) });
  const ids = new Set(pages.flatMap(({ posts }) => posts.map(({ id }) => id)));

  expect(ids.size).toBe(2600);
  expect(pages.at(-1)?.cursor['spans']).toEqual([]);
  expect(reports.at(-1)).toMatchObject({ state: 'active', budget: { limit: 1000 } });
});

test('walls of persons are put aside in one line an answer, without their ids', async () => {
  const persons = many(5).map((post) => ({ ...post, owner_id: 770_077 }));
  const { pages } = await visit(collector, { source, web: index(() => [...persons, ...many(3)]) });
  const aside = pages.flatMap(({ quarantined }) => quarantined);

  expect(pages.flatMap(({ posts }) => posts)).toHaveLength(3);
  expect(aside.map(({ reason }) => reason)).toEqual(["a person's wall: never collected"]);
  expect(JSON.stringify(pages)).not.toContain('770077');
});

test('what was found is looked at again by its age, and told when it is gone', async () => {
  const clock = fakeClock();
  let posts = many(3).map((post) => ({ ...post, date: NOW - 600 }));
  const web = index(() => posts);
  const first = await visit(collector, { source, web, clock });
  posts = posts.slice(1);
  clock.advance(3_600_000);
  const next = await visit(collector, { source, web, clock, cursor: first.pages.at(-1)!.cursor });

  expect(next.pages.flatMap(({ tombstones }) => tombstones.map(({ id }) => id))).toEqual(['vk:-10_1']);
});

test('the quota of the day ends the visit, and what is left is searched later', async () => {
  const clock = fakeClock();
  const web = index(() => many(900));
  let calls = 0;
  const quota = '{"error":{"error_code":29,"error_msg":"Rate limit reached"}}';
  const limited: Web = (url, request) => ((calls += 1) > 2 ? { body: quota } : web(url, request));
  const first = await visit(collector, { source, web: limited, clock });
  clock.advance(31 * 60_000);
  const next = await visit(collector, { source, web, clock, cursor: first.pages.at(-1)!.cursor });

  expect(first.reports.at(-1)).toMatchObject({ state: 'quota', budget: { used: 3 } });
  expect(new Set(next.pages.flatMap(({ posts }) => posts.map(({ id }) => id))).size).toBe(900);
});

test('a community that is found does not speak for the body of the source', async () => {
  const found = { source: { ...source, bodyId: 'admin-pskov' }, web: index(() => many(3)) };
  const { pages } = await visit(collector, found);

  expect(pages.flatMap(({ posts }) => posts.map(({ bodyId }) => bodyId))).toEqual([null, null, null]);
});

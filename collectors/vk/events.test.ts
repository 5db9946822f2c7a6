import { expect, test } from 'vitest';
import type { Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { createVkCollector } from './index.ts';

const collector = createVkCollector({ random: () => 0.5 });
const source = { network: 'vk', target: 'events-55' } as const;

function reply(id: number): object {
  const object = { id, from_id: 900, date: 1_795_421_000, text: 'вода', post_id: 17, post_owner_id: -55 };
  return { type: 'wall_reply_new', group_id: 55, event_id: `e${id}`, object };
}

/** A community that keeps its events from `first` on, by number. */
function community(events: object[], { first = 0, key = 'k1' } = {}): Web {
  return (url) => {
    if (url.pathname.endsWith('groups.getLongPollServer'))
      return { body: JSON.stringify({ response: { key, server: 'https://lp.example/wh55', ts: '0' } }) };
    const ts = Number(url.searchParams.get('ts'));
    if (ts < first) return { body: JSON.stringify({ failed: 1, ts: first }) };
    const updates = events.slice(ts, ts + 2);
    return { body: JSON.stringify({ ts: String(ts + updates.length), updates }) };
  };
}

test('events become posts, each once, and the cursor goes on behind what was landed', async () => {
  const events = [reply(1), reply(2), reply(2), reply(3)];
  const { pages, reports } = await visit(collector, { source, web: community(events) });

  expect(pages.flatMap(({ posts }) => posts.map(({ id }) => id))).toEqual([
    'vk:-55_1',
    'vk:-55_2',
    'vk:-55_3',
  ]);
  expect(pages.at(-1)?.cursor['ts']).toBe('4');
  expect(reports.at(-1)).toMatchObject({ state: 'active', reason: null });
  const again = await visit(collector, {
    source,
    web: community([...events, reply(4)]),
    cursor: pages.at(-1)!.cursor,
  });
  expect(again.pages.flatMap(({ posts }) => posts.map(({ id }) => id))).toEqual(['vk:-55_4']);
});

test('events that VK has dropped are told as lost, and reading goes on behind them', async () => {
  const events = [reply(1), reply(2), reply(3), reply(4)];
  const { pages, reports } = await visit(collector, { source, web: community(events, { first: 3 }) });

  expect(pages.flatMap(({ posts }) => posts.map(({ id }) => id))).toEqual(['vk:-55_4']);
  expect(reports.at(-1)).toMatchObject({
    state: 'active',
    reason: expect.stringContaining('dropped') as string,
  });
});

test('a key that has grown too old is replaced, the place among the events is kept', async () => {
  let servers = 0;
  const fresh = community([reply(1), reply(2)]);
  const web: Web = (url, request) => {
    if (url.pathname.endsWith('groups.getLongPollServer')) servers += 1;
    else if (servers === 1) return { body: '{"failed":2}' };
    return fresh(url, request);
  };
  const { pages } = await visit(collector, { source, web, cursor: { ts: '1' } });

  expect(servers).toBe(2);
  expect(pages.flatMap(({ posts }) => posts.map(({ id }) => id))).toEqual(['vk:-55_2']);
});

test('neither key nor server stands in the cursor', async () => {
  const { pages } = await visit(collector, { source, web: community([reply(1)], { key: 'geheim' }) });

  expect(pages.length).toBeGreaterThan(0);
  expect(JSON.stringify(pages)).not.toMatch(/geheim|lp\.example/);
});

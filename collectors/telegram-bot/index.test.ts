import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { VisitOptions, Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { createTelegramBotCollector } from './index.ts';

const HOUR_MS = 3_600_000;
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const source = { network: 'telegram', target: '-1000000000055, -1000000000066 -1000000000088' } as const;

interface Asked {
  offset?: number;
  allowed_updates: string[];
}

/** A bot with updates waiting: it forgets what an offset confirms, as Telegram does. */
function bot(updates: { update_id: number }[]): { web: Web; asked: Asked[] } {
  const asked: Asked[] = [];
  let waiting = updates;
  const web: Web = (_url, request) => {
    const parameters = JSON.parse(request.body ?? '{}') as Asked;
    asked.push(parameters);
    waiting = waiting.filter(({ update_id: id }) => id >= (parameters.offset ?? 0));
    return { body: JSON.stringify({ ok: true, result: waiting.slice(0, 100) }) };
  };
  return { web, asked };
}

const recorded = (JSON.parse(fixture('updates.json')) as { result: { update_id: number }[] }).result;
const read = (options: Partial<VisitOptions> & Pick<VisitOptions, 'web'>) =>
  visit(createTelegramBotCollector(), { source, ...options });

test('messages of listed public groups become linked posts without names, all else leaves no text', async () => {
  const { web } = bot(recorded);
  const { pages, reports } = await read({ web });
  const posts = new Map(pages.flatMap((page) => page.posts.map((post) => [post.id, post] as const)));
  const group = 'telegram:-1000000000055';

  expect([...posts.keys()]).toEqual([
    `${group}/55`,
    `${group}/56`,
    `${group}/57`,
    'telegram:vydumka_test/12',
    'telegram:-1000000000066/71',
  ]);
  expect(posts.get(`${group}/55`)).toMatchObject({ kind: 'post', authorKey: 'key-of-telegram-9' });
  expect(posts.get(`${group}/55`)?.text).toContain('‹телефон›');
  expect(posts.get(`${group}/56`)).toMatchObject({
    kind: 'comment',
    parentId: `${group}/55`,
    text: '‹упоминание›, у нас тоже',
  });
  expect(posts.get(`${group}/57`)).toMatchObject({ edited: true, geo: { lat: 57.8136, lon: 28.3496 } });
  expect(pages.flatMap(({ quarantined }) => quarantined.map(({ reason }) => reason))).toEqual([
    'a closed group: never collected',
    'a message without number, date or chat',
    'an update that tells of no message: never collected',
  ]);
  expect(JSON.stringify(pages)).not.toContain('никто не читает');
  expect(reports.at(-1)).toMatchObject({ state: 'active' });
});

test('a comment in a closed discussion group hangs under the post of its public channel', async () => {
  const { pages } = await read({ web: bot(recorded).web });
  const comment = pages.flatMap(({ posts }) => posts).find(({ id }) => id.endsWith('/71'));

  expect(comment).toMatchObject({
    kind: 'comment',
    parentId: 'telegram:vydumka_test/12',
    rootId: 'telegram:vydumka_test/12',
    url: 'https://t.me/vydumka_test/12?comment=71',
  });
});

test('an update is confirmed only by the request after its page, and read again when the page was not landed', async () => {
  const many = Array.from({ length: 250 }, (_, index) => ({
    ...recorded[0],
    update_id: 100 + index,
    message: {
      message_id: 100 + index,
      date: 1_795_421_000,
      chat: { id: -1_000_000_000_055, type: 'supergroup', username: 'a' },
      text: 'вода',
    },
  }));
  const { web, asked } = bot(many);
  const { pages } = await read({ web });

  expect(asked.map(({ offset }) => offset)).toEqual([undefined, 200, 300, 350]);
  expect(pages.map(({ cursor }) => cursor['offset'])).toEqual([200, 300, 350]);
  const again = await read({ web: bot(many).web, cursor: pages[0]!.cursor });
  expect(again.pages.flatMap(({ posts }) => posts)).toHaveLength(150);
  expect(asked[0]?.allowed_updates).toContain('edited_message');
});

test('an offset older than six days is not sent: numbers may have begun anew', async () => {
  const clock = fakeClock();
  const first = await read({ web: bot(recorded).web, clock });
  clock.advance(7 * 24 * HOUR_MS);
  const { web, asked } = bot([{ ...recorded[0], update_id: 5 }]);
  const { pages } = await read({ web, clock, cursor: first.pages.at(-1)!.cursor });

  expect(asked[0]?.offset).toBeUndefined();
  expect(pages[0]?.posts).toHaveLength(1);
  expect(pages[0]?.cursor['offset']).toBe(6);
});

test('nothing is asked before the wait that Telegram asks for is over, also after a restart', async () => {
  const clock = fakeClock();
  const first = await read({ web: () => ({ status: 429, body: fixture('error-wait.json') }), clock });
  const cursor = first.pages.at(-1)!.cursor;
  clock.advance(34_000);
  const held = await read({ web: bot(recorded).web, clock, cursor });
  clock.advance(2_000);
  const later = await read({ web: bot(recorded).web, clock, cursor });

  expect(first.reports.at(-1)).toMatchObject({ state: 'backing_off' });
  expect(held.requests).toEqual([]);
  expect(later.pages.flatMap(({ posts }) => posts)).toHaveLength(5);
});

test('a second source with the same bot is refused and asks nothing', async () => {
  const collector = createTelegramBotCollector();
  const clock = fakeClock();
  const { web } = bot(recorded);
  await visit(collector, { source: { ...source, id: 'one' }, web, clock });
  const other = await visit(collector, { source: { ...source, id: 'two' }, web, clock });

  expect(other.requests).toEqual([]);
  expect(other.reports.at(-1)).toMatchObject({ state: 'dead' });
});

test.each([
  [401, 'Unauthorized', 'dead'],
  [409, 'Conflict: terminated by other getUpdates request', 'backing_off'],
  [409, "Conflict: can't use getUpdates method while webhook is active", 'dead'],
])('error %s «%s» leaves the source %s and the cursor where it was', async (code, description, state) => {
  const body = JSON.stringify({ ok: false, error_code: code, description });
  const { pages, reports } = await read({ web: () => ({ status: code, body }), cursor: { offset: 7 } });

  expect(reports.at(-1)).toMatchObject({ state });
  expect(pages.at(-1)?.cursor['offset']).toBe(7);
});

test('a failure of Telegram names no token', async () => {
  const web: Web = () => ({ status: 502, body: '<html>' });
  await expect(read({ web, token: '123:SECRET' })).rejects.toMatchObject({
    code: 'remote',
    where: 'getUpdates',
  });
});

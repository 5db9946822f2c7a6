import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { createVkCollector } from './index.ts';

const collector = createVkCollector({ random: () => 0.5 });
const source = { network: 'vk', target: '-55' } as const;
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const EMPTY = '{"response":{"count":0,"items":[]}}';

/** The wall of the fixtures: two readable posts, comments under the newer one. */
const wall: Web = (url) => {
  const method = url.pathname.split('/').at(-1);
  if (method === 'wall.get')
    return { body: url.searchParams.get('offset') === '0' ? fixture('wall-get.json') : EMPTY };
  const hasComments = method === 'wall.getComments' && url.searchParams.get('post_id') === '17';
  return { body: hasComments ? fixture('wall-get-comments.json') : EMPTY };
};

test('a visit reads the wall and the comments under its posts, linked before names are masked', async () => {
  const { pages, reports } = await visit(collector, { source, web: wall });

  const posts = new Map(pages.flatMap((page) => page.posts.map((post) => [post.id, post] as const)));
  expect([...posts.keys()].sort()).toEqual(['vk:-55_16', 'vk:-55_17', 'vk:-55_31', 'vk:-55_32', 'vk:-55_33']);
  expect(posts.get('vk:-55_33')).toMatchObject({
    parentId: 'vk:-55_31',
    rootId: 'vk:-55_17',
    kind: 'comment',
  });
  expect(posts.get('vk:-55_17')).toMatchObject({ edited: true, authorKey: null, metrics: { views: 300 } });
  expect(posts.get('vk:-55_16')).toMatchObject({
    geo: { lat: 57.8136, lon: 28.3496 },
    authorKey: 'key-of-vk-9',
  });
  expect(reports.at(-1)).toMatchObject({ state: 'active', budget: { used: 1, limit: 5000 } });
});

test("an answer of a registered body's page is a reply of that body", async () => {
  const { pages } = await visit(collector, { source, web: wall, bodyOfChannel: () => 'admin-pskov' });

  const answer = pages.flatMap(({ posts }) => posts).find(({ id }) => id === 'vk:-55_32');
  expect(answer).toMatchObject({ kind: 'reply', bodyId: 'admin-pskov' });
});

test('comments that have not grown are not read again', async () => {
  const clock = fakeClock();
  const first = await visit(collector, { source, web: wall, clock });
  clock.advance(600_000);
  const next = await visit(collector, { source, web: wall, clock, cursor: first.pages.at(-1)!.cursor });

  expect(first.requests.some((request) => request.includes('getComments'))).toBe(true);
  expect(next.requests.some((request) => request.includes('getComments'))).toBe(false);
});

test('when the calls of the day are used up, nothing is asked until the hold ends', async () => {
  const clock = fakeClock();
  const first = await visit(collector, { source, web: () => ({ body: fixture('error-quota.json') }), clock });
  const cursor = first.pages.at(-1)!.cursor;
  const held = await visit(collector, { source, web: wall, clock, cursor });
  clock.advance(31 * 60_000);
  const later = await visit(collector, { source, web: wall, clock, cursor });

  expect(first.reports.at(-1)?.state).toBe('quota');
  expect(held.requests).toEqual([]);
  expect(held.reports.at(-1)?.state).toBe('quota');
  expect(later.reports.at(-1)?.state).toBe('active');
});

test("a person's wall is refused, as a target and in an answer", async () => {
  await expect(visit(collector, { source: { ...source, target: '55' }, web: wall })).rejects.toMatchObject({
    code: 'config',
  });

  const personal = fixture('wall-get.json').replaceAll('"owner_id": -55', '"owner_id": 55');
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  const { posts, quarantined } = collector.parse({
    body: Buffer.from(personal),
    channel: null,
    now: Date.now(),
    services,
  });
  expect(posts).toEqual([]);
  expect(quarantined.map(({ reason }) => reason)).toContain("a person's wall: never collected");
});

test('an error answer says what is done about it', () => {
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  const { error } = collector.parse({
    body: Buffer.from(fixture('error-quota.json')),
    channel: null,
    now: 0,
    services,
  });

  expect(error).toMatchObject({ code: '29' });
  expect(error?.reaction).toMatch(/^quota: /);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { rssCollector } from './index.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const source = { network: 'rss', target: 'https://example.org/rss', channelKind: 'media' } as const;
const web: Web = (_url, request) =>
  request.headers?.['if-none-match'] === '"1"'
    ? { status: 304 }
    : { body: fixture('news.xml'), headers: { etag: '"1"' } };

test('items become posts with text, link and the moment in the zone they are written in', () => {
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  const { posts } = rssCollector.parse({
    body: Buffer.from(fixture('news.xml')),
    channel: null,
    now: Date.parse('2026-11-24T08:00:00Z'),
    services,
  });

  expect(posts).toMatchObject([
    {
      id: 'rss:vydumka-1',
      text: 'Мост через Великую закрыли\n\nОбъезд — по улице Коммунальной. Справки: ‹телефон›',
      publishedAt: '2026-11-23T09:00:00.000Z',
      authorKey: null,
    },
    { publishedAt: '2026-11-23T07:30:00.000Z', url: null },
  ]);
});

test('a feed that has not changed is asked with its validator and gives no page', async () => {
  const first = await visit(rssCollector, { source, web });
  const again = await visit(rssCollector, { source, web, cursor: first.pages.at(-1)!.cursor });

  expect(first.pages.flatMap(({ posts }) => posts)).toHaveLength(2);
  expect(again.pages).toEqual([]);
  expect(again.reports.at(-1)).toEqual({ state: 'active', reason: null });
});

test('an item without a date keeps the moment at which it was first met', async () => {
  const undated: Web = () => ({
    body: '<rss version="2.0"><channel><item><guid>u</guid><title>Без даты</title></item></channel></rss>',
  });
  const changed: Web = () => ({
    body: '<rss version="2.0"><channel><item><guid>u</guid><title>Без даты!</title></item></channel></rss>',
  });
  const clock = fakeClock();
  const first = await visit(rssCollector, { source, web: undated, clock });
  clock.advance(3_600_000);
  const again = await visit(rssCollector, {
    source,
    web: changed,
    clock,
    cursor: first.pages.at(-1)!.cursor,
  });

  expect(again.pages[0]?.posts[0]?.publishedAt).toBe(first.pages[0]?.posts[0]?.publishedAt);
});

test('404 is left alone for longer each time, 410 is final, and a page that is no feed is a changed layout', async () => {
  const missing = await visit(rssCollector, { source, web: () => ({ status: 404 }) });
  const held = await visit(rssCollector, { source, web, cursor: missing.pages.at(-1)!.cursor });
  const gone = await visit(rssCollector, { source, web: () => ({ status: 410 }) });
  const html = await visit(rssCollector, { source, web: () => ({ body: '<html><p>Привет</p></html>' }) });

  expect(missing.reports.at(-1)?.state).toBe('backing_off');
  expect(held.requests).toEqual([]);
  expect(gone.reports.at(-1)?.state).toBe('dead');
  expect(html.reports.at(-1)?.state).toBe('layout_changed');
});

test('a server that is busy has the visit repeated later', async () => {
  const visited = visit(rssCollector, { source, web: () => ({ status: 503, retryAfterSeconds: 42 }) });

  await expect(visited).rejects.toMatchObject({ code: 'remote', retryAfterSeconds: 42 });
});

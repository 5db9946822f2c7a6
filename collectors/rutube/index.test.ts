import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Parsed } from '../../contracts/collector.ts';
import { visit } from '../../tests/support/visit.ts';
import { rutubeCollector } from './index.ts';

const VIDEO = '0123456789abcdef0123456789abcdef';

function parse(body: string, channel: string | null = VIDEO): Parsed {
  // The region's zone must not matter: Rutube writes Moscow's time.
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Asia/Vladivostok' };
  const now = Date.parse('2026-11-24T08:00:00Z');
  return rutubeCollector.parse({ body: Buffer.from(body), channel, now, services });
}

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

test('comments hang under the video that is named, answers under their comment, at Moscow time', () => {
  expect(parse(fixture('comments.json')).posts).toMatchObject([
    { id: 'rutube:comment/501', parentId: `rutube:${VIDEO}`, publishedAt: '2026-11-24T06:15:00.000Z' },
    { id: 'rutube:comment/502', parentId: 'rutube:comment/501', rootId: `rutube:${VIDEO}` },
  ]);
});

test('a video is a post with its views', () => {
  expect(parse(fixture('videos.json'), null).posts).toMatchObject([
    { id: `rutube:${VIDEO}`, kind: 'post', channelId: '23100001', metrics: { views: 321 } },
  ]);
});

test('an error has its reaction, and another answer is unreadable', () => {
  expect(parse('{"detail": "Not found."}').error?.reaction).toMatch(/^stop_source: /);
  expect(parse(fixture('error.json')).error?.reaction).toMatch(/^pause: /);
  expect(() => parse('{"hello": 1}')).toThrow('no list of Rutube');
});

test('a source is not polled, and says so', async () => {
  const source = { network: 'rutube', target: VIDEO } as const;
  const { requests, reports } = await visit(rutubeCollector, { source, web: () => ({}) });

  expect(requests).toEqual([]);
  expect(reports).toMatchObject([{ state: 'off' }]);
});

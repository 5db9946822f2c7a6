import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Parsed } from '../../contracts/collector.ts';
import { visit } from '../../tests/support/visit.ts';
import { youtubeCollector } from './index.ts';

const BODY = 'UCperson70070070000000002';

function parse(name: string, change = (text: string): string => text): Parsed {
  const body = Buffer.from(change(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')));
  const services = {
    pseudonymise: () => 'key',
    bodyOfChannel: (_network: string, id: string) => (id === BODY ? 'roads' : null),
    timezone: 'Europe/Moscow',
  };
  return youtubeCollector.parse({ body, channel: null, now: Date.parse('2026-11-24T08:00:00Z'), services });
}

test("a thread is linked from the video down, and a body's channel answers as the body", () => {
  const { posts } = parse('comment-threads.json');

  expect(posts).toMatchObject([
    { kind: 'comment', parentId: 'youtube:vydumka_001', edited: true, metrics: { likes: 3, comments: 2 } },
    { kind: 'reply', bodyId: 'roads', authorKey: null, rootId: 'youtube:vydumka_001' },
  ]);
  expect(posts[1]?.parentId).toBe(posts[0]?.id);
});

test('an item of a playlist is the post under whose id the comments stand', () => {
  expect(parse('videos.json').posts).toMatchObject([{ id: 'youtube:vydumka_002', kind: 'post' }]);
});

test.each([
  ['quotaExceeded', 'pause'],
  ['commentsDisabled', 'skip_object'],
  ['videoNotFound', 'stop_source'],
  ['keyInvalid', 'stop_token'],
  ['processingFailure', 'retry'],
  ['neverHeardOf', 'dead_letter'],
])('the error %s has the reaction %s', (reason, reaction) => {
  const { error } = parse('error-quota.json', (text) => text.replace('quotaExceeded', reason));

  expect(error).toMatchObject({ code: reason });
  expect(error?.reaction).toMatch(new RegExp(`^${reaction}: `));
});

test('a source is not polled, and says so', async () => {
  const source = { network: 'youtube', target: 'UCvydumka' } as const;
  const { requests, reports } = await visit(youtubeCollector, { source, web: () => ({}) });

  expect(requests).toEqual([]);
  expect(reports).toMatchObject([{ state: 'off' }]);
});

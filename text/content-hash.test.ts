import { expect, test } from 'vitest';
import type { Post } from '../contracts/post.ts';
import { makePost } from '../tests/support/make-post.ts';
import { contentHash } from './content-hash.ts';

test.each<Partial<Post>>([
  { text: 'Другой текст' },
  { publishedAt: '2026-11-24T06:00:01.000Z' },
  { editedAt: '2026-11-24T06:00:01.000Z' },
  { deletedAt: '2026-11-24T06:00:01.000Z' },
  { kind: 'repost' },
  { bodyId: 'body' },
  { url: 'https://vk.com/wall-1_1' },
  { geo: { lat: 57, lon: 28 } },
])('%j makes a new version', (change) => {
  expect(contentHash(makePost(change))).not.toBe(contentHash(makePost()));
});

test.each<Partial<Post>>([
  { parentId: 'vk:-1_2', rootId: 'vk:-1_2' },
  { fetchedAt: '2026-12-24T07:00:00.000Z' },
  { metrics: { views: 5 } },
])('%j makes none', (change) => {
  expect(contentHash(makePost(change))).toBe(contentHash(makePost()));
});

test('is 16 hex digits', () => {
  expect(contentHash(makePost())).toMatch(/^[0-9a-f]{16}$/);
});

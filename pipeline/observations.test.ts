import { expect, test } from 'vitest';
import { makeLanded } from '../tests/support/make-page.ts';
import { makePost } from '../tests/support/make-post.ts';
import { foldObservations } from './observations.ts';

const early = makePost({ text: 'было', fetchedAt: '2026-11-24T07:00:00.000Z' });
const late = makePost({ text: 'стало', fetchedAt: '2026-11-24T07:05:00.000Z' });

test('the later fetch of a post wins, in whatever order the pages come', () => {
  const forward = foldObservations([makeLanded(1, { posts: [early] }), makeLanded(2, { posts: [late] })]);
  const backward = foldObservations([makeLanded(1, { posts: [late] }), makeLanded(2, { posts: [early] })]);

  expect(forward.map((seen) => seen.post?.text)).toEqual(['стало']);
  expect(backward).toEqual(forward);
});

test('a deletion seen after the post stays with it', () => {
  const gone = { id: early.id, deletedAt: '2026-11-24T07:10:00.000Z' };

  const [seen] = foldObservations([makeLanded(1, { posts: [early], tombstones: [gone] })]);

  expect(seen).toMatchObject({ post: early, tombstone: gone });
});

test('a post seen again after its deletion is back', () => {
  const gone = { id: early.id, deletedAt: '2026-11-24T07:01:00.000Z' };

  const [seen] = foldObservations([makeLanded(1, { tombstones: [gone] }), makeLanded(2, { posts: [late] })]);

  expect(seen).toMatchObject({ post: late, tombstone: null });
});

test('a deletion older than the post in hand is ignored', () => {
  const gone = { id: late.id, deletedAt: '2026-11-24T07:01:00.000Z' };

  const [seen] = foldObservations([makeLanded(1, { posts: [late] }), makeLanded(2, { tombstones: [gone] })]);

  expect(seen?.tombstone).toBeNull();
});

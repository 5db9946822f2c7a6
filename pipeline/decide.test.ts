import { describe, expect, test } from 'vitest';
import type { KnownPost } from '../contracts/post-store.ts';
import { makePost } from '../tests/support/make-post.ts';
import { contentHash } from '../text/content-hash.ts';
import { decide } from './decide.ts';
import type { Observation } from './observations.ts';

const post = makePost();
const seen = (given: Partial<Observation> = {}): Observation => ({
  id: post.id,
  sourceId: 'vk-town',
  post,
  tombstone: null,
  ...given,
});
const known = (given: Partial<KnownPost> = {}): KnownPost => ({
  id: post.id,
  contentHash: contentHash(post),
  fetchedAt: post.fetchedAt,
  deletedAt: null,
  ...given,
});
const tombstone = { id: post.id, deletedAt: '2026-11-24T09:00:00.000Z' };

describe('the known-post check', () => {
  test('an unknown post is new', () => {
    expect(decide(seen(), undefined).kind).toBe('new');
  });

  test('the same content is unchanged, whatever its views and fetch time are', () => {
    const again = makePost({ fetchedAt: '2026-11-24T08:00:00.000Z', metrics: { views: 5 } });

    expect(decide(seen({ post: again }), known()).kind).toBe('unchanged');
  });

  test('another text is a new version', () => {
    const edited = makePost({ text: 'Воду дали', fetchedAt: '2026-11-24T08:00:00.000Z' });

    expect(decide(seen({ post: edited }), known()).kind).toBe('changed');
  });

  test('an older page handled late never brings an old version back', () => {
    const old = makePost({ text: 'старое', fetchedAt: '2026-11-24T05:00:00.000Z' });

    expect(decide(seen({ post: old }), known()).kind).toBe('unchanged');
  });

  test('a deletion is applied once', () => {
    expect(decide(seen({ post: null, tombstone }), known()).kind).toBe('deleted');
    expect(decide(seen({ post: null, tombstone }), known({ deletedAt: tombstone.deletedAt })).kind).toBe(
      'unchanged',
    );
  });

  test('the deletion of a post that was never seen changes nothing', () => {
    expect(decide(seen({ post: null, tombstone }), undefined).kind).toBe('unchanged');
  });

  test('a post that is back after its deletion is a new version', () => {
    const back = makePost({ fetchedAt: '2026-11-24T10:00:00.000Z' });
    const erased = contentHash({ ...post, text: '', deletedAt: tombstone.deletedAt });

    const decision = decide(
      seen({ post: back }),
      known({ contentHash: erased, deletedAt: tombstone.deletedAt, fetchedAt: tombstone.deletedAt }),
    );

    expect(decision.kind).toBe('changed');
  });
});

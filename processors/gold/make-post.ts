import type { Post } from '../../contracts/post.ts';

/** A post of a community with this text; only what a test is about is given. */
export function makePost(text: string, given: Partial<Post> = {}): Post {
  return {
    id: 'import:1',
    network: 'import',
    kind: 'post',
    channelId: 'town',
    channelKind: 'community',
    bodyId: null,
    parentId: null,
    rootId: null,
    authorKey: null,
    text,
    truncated: false,
    url: null,
    publishedAt: '2026-01-10T09:00:00.000Z',
    edited: false,
    editedAt: null,
    deletedAt: null,
    fetchedAt: '2026-01-10T09:01:00.000Z',
    geo: null,
    metrics: {},
    ...given,
  };
}

import type { Post } from '../../contracts/post.ts';

/** A valid post of a community wall; give what the test is about. */
export function makePost(given: Partial<Post> = {}): Post {
  return {
    id: 'vk:-1_1',
    network: 'vk',
    kind: 'post',
    channelId: '-1',
    channelKind: 'community',
    bodyId: null,
    parentId: null,
    rootId: null,
    authorKey: null,
    text: 'В Опочке третий день нет воды',
    truncated: false,
    url: null,
    publishedAt: '2026-11-24T06:00:00.000Z',
    edited: false,
    editedAt: null,
    deletedAt: null,
    fetchedAt: '2026-11-24T07:00:00.000Z',
    geo: null,
    metrics: {},
    ...given,
  };
}

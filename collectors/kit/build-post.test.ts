import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postSchema } from '../../contracts/post.ts';
import type { PostParts } from './build-post.ts';
import { buildPost } from './build-post.ts';
import type { ParseContext } from './parse-context.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const context: ParseContext = {
  network: 'vk',
  nowMs: NOW,
  channelKind: 'community',
  bodyId: null,
  timezone: 'Europe/Moscow',
  pseudonymise: (_network, id, publishedAt) => `${publishedAt.slice(0, 7)}:${id.length}`,
  bodyOfChannel: () => null,
  publishedMinMs: Date.parse('2006-01-01T00:00:00Z'),
  firstSeen: () => NOW - 1000,
};
const parts: PostParts = {
  id: 'vk:-1_2',
  kind: 'post',
  channelId: '-1',
  text: 'Нет воды',
  publishedMs: NOW - 60_000,
};

test('the pseudonym is made for the month of publishing, and the text is masked', () => {
  const built = buildPost({ ...parts, authorId: '123', text: 'Пишите @handle_of_somebody' }, context);

  expect(built).toMatchObject({
    isFuture: false,
    post: { authorKey: '2026-11:3', text: 'Пишите ‹упоминание›' },
  });
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'https://example.org/?by=a@example.org', ''])(
  'an address that is none of the web, or names a person, is left out: %j',
  (url) => {
    expect(buildPost({ ...parts, url }, context)).toMatchObject({ post: { url: null } });
  },
);

test.each([{ id: 'vk:5_2' }, { url: 'https://vk.com/wall5_2' }, { id: 'rss:https://vk.com/id5' }])(
  "a post of a person's page is a reason, not a post: %j",
  (given) => {
    expect(buildPost({ ...parts, ...given }, context)).toEqual({
      reason: "a person's page: never collected",
    });
  },
);

test('no date, or one in the future, becomes the moment of the first meeting', () => {
  const publishedAt = new Date(NOW - 1000).toISOString();

  expect(buildPost({ ...parts, publishedMs: null }, context)).toMatchObject({
    isFuture: false,
    post: { publishedAt },
  });
  expect(buildPost({ ...parts, publishedMs: NOW + 1 }, context)).toMatchObject({
    isFuture: true,
    post: { publishedAt },
  });
});

test('an unreadable or too early date and an endless id are reasons, not posts', () => {
  expect(buildPost({ ...parts, publishedMs: Number.NaN }, context)).toEqual({ reason: 'unreadable date' });
  expect(buildPost({ ...parts, publishedMs: 0 }, context)).toEqual({ reason: 'dated before 2006-01-01' });
  expect(buildPost({ ...parts, id: 'x'.repeat(513) }, context)).toHaveProperty('reason');
});

test('whatever a parser hands over, the post is valid', () => {
  const anything = fc.record({
    text: fc.string({ unit: 'binary' }),
    channelId: fc.string({ minLength: 1, maxLength: 400 }),
    url: fc.option(fc.string()),
    editedMs: fc.option(fc.double({ min: -1e15, max: 1e15 })),
    geo: fc.option(fc.record({ lat: fc.double(), lon: fc.double() })),
    metrics: fc.record({ views: fc.option(fc.double()), likes: fc.integer() }),
  });
  fc.assert(
    fc.property(anything, (some) => {
      const built = buildPost({ ...parts, ...some }, context);
      expect('post' in built && postSchema.safeParse(built.post).error).toBeUndefined();
    }),
  );
});

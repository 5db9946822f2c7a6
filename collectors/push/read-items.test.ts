import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPushedItems, type PushContext } from './read-items.ts';

const now = Date.parse('2026-11-24T08:00:00.000Z');
const context: PushContext = {
  source: { id: 'hotline', network: 'appeal', target: 'phone', channelKind: 'inbox', bodyId: null },
  now,
  services: {
    pseudonymise: (network, author, at) => `${network}-${author.length}-${at.slice(0, 7)}`,
    bodyOfChannel: () => null,
    timezone: 'Europe/Moscow',
  },
  firstSeen: () => now - 60_000,
};
const read = (...items: unknown[]) => readPushedItems(items, context);

describe('an item of a source that pushes', () => {
  test('becomes a post of the source, with its author as a pseudonym', () => {
    const { posts } = read({
      id: '17',
      text: 'Нет воды',
      publishedAt: '2026-11-24T09:00',
      authorId: 'caller',
      parentId: '16',
    });

    expect(posts).toEqual([
      expect.objectContaining({
        id: 'appeal:hotline/17',
        kind: 'appeal',
        channelId: 'phone',
        channelKind: 'inbox',
        parentId: 'appeal:hotline/16',
        rootId: 'appeal:hotline/16',
        authorKey: 'appeal-6-2026-11',
        publishedAt: '2026-11-24T06:00:00.000Z',
        fetchedAt: '2026-11-24T08:00:00.000Z',
      }),
    ]);
  });

  test.each(['vk:-1_1', 'telegram:channel/1', 'appeal:another/1', 'appeal:hotline-2/1'])(
    'named %s changes no post of another source',
    (id) => {
      const { posts, tombstones } = read({ id, text: 'x' }, { id, deletedAt: '2026-11-24' });

      expect(posts[0]!.id).toBe(`appeal:hotline/${id}`);
      expect(tombstones[0]!.id).toBe(`appeal:hotline/${id}`);
    },
  );

  test('may name itself in full', () => {
    expect(read({ id: 'appeal:hotline/17', text: 'x' }).posts[0]!.id).toBe('appeal:hotline/17');
  });

  test('without a date has the one it was first seen with; one in the future, too', () => {
    const { posts, futureDates } = read(
      { id: '1', text: 'x' },
      { id: '2', text: 'x', publishedAt: '2027-01-01' },
    );

    expect(posts.map(({ publishedAt }) => publishedAt)).toEqual([
      '2026-11-24T07:59:00.000Z',
      '2026-11-24T07:59:00.000Z',
    ]);
    expect(futureDates).toBe(1);
  });

  test.each([
    [{ id: '1' }, 'text: missing'],
    [{ text: 'x' }, /^id: /],
    [{ id: 'a@b.ru', text: 'x' }, 'id: names a person'],
    [{ id: '1', text: 'x', publishedAt: 'yesterday' }, 'unreadable date'],
    [{ id: '1', text: 'x', publishedAt: '1999-01-01' }, /^dated before/],
    [{ id: '1', deletedAt: 'yesterday' }, 'deletedAt: unreadable date'],
    [{ id: '1', text: 'x', kind: 'poem' }, /^kind: /],
    ['a text', expect.any(String)],
    [null, expect.any(String)],
  ])('%j is put into quarantine with its reason and place', (item, reason) => {
    const { posts, tombstones, quarantined } = read({ id: '0', text: 'fine' }, item);

    expect(posts).toHaveLength(1);
    expect(tombstones).toEqual([]);
    expect(quarantined).toEqual([
      {
        reason: reason instanceof RegExp ? (expect.stringMatching(reason) as string) : reason,
        place: 'items.1',
        sample: expect.any(String) as string,
      },
    ]);
  });
});

test('any items give posts of the source, deletions or reasons, one for each', () => {
  const field = fc.oneof(fc.string(), fc.constant(null), fc.integer(), fc.constant('2026-11-24'));
  const item = fc.oneof(
    fc.anything(),
    fc.record({ id: fc.string(), text: field, deletedAt: field, authorId: field }, { requiredKeys: [] }),
    fc.record({ id: fc.string({ minLength: 1 }), text: fc.string(), publishedAt: field }),
  );
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 10 }), (items) => {
      const { posts, tombstones, quarantined } = read(...items);

      expect(posts.length + tombstones.length + quarantined.length).toBe(items.length);
      for (const { id } of [...posts, ...tombstones]) expect(id).toMatch(/^appeal:hotline\//);
    }),
  );
});

import { expect, test } from 'vitest';
import { makePost } from '../tests/support/make-post.ts';
import { createThreadAudit } from './audit-thread.ts';
import { GOLD_REGION } from './threads/gold.fixture.ts';

const audit = createThreadAudit(GOLD_REGION);
const COMPLAINT = { id: 'vk:-100_1', channelId: '-100', text: 'Когда починят фонари на Мира?' };

/** 2026-11-24 is a Tuesday, the 27th a Friday. */
const askedAt = (publishedAt: string) => ({
  id: COMPLAINT.id,
  posts: [makePost({ ...COMPLAINT, publishedAt })],
});

test('asks to be called again when silence begins, and then finds it', () => {
  const thread = askedAt('2026-11-24T06:00:00.000Z');
  const before = audit(thread, '2026-11-24T12:00:00.000Z');
  expect(before).toMatchObject({ nextCheckAt: '2026-11-25T06:00:00.000Z', thread: { findings: [] } });
  const after = audit(thread, '2026-11-25T06:00:00.000Z');
  expect(after.nextCheckAt).toBeNull();
  expect(after.thread.findings).toMatchObject([{ kind: 'none', postId: COMPLAINT.id }]);
});

test('no body is late over the weekend', () => {
  const { nextCheckAt } = audit(askedAt('2026-11-27T15:00:00.000Z'), '2026-11-27T16:00:00.000Z');
  expect(nextCheckAt).toBe('2026-11-30T15:00:00.000Z');
});

test('a deleted complaint expects no answer', () => {
  const thread = askedAt('2026-11-24T06:00:00.000Z');
  const posts = thread.posts.map((post) => ({ ...post, deletedAt: '2026-11-24T07:00:00.000Z' }));
  expect(audit({ ...thread, posts }, '2026-12-24T06:00:00.000Z').thread.findings).toEqual([]);
});

test('a thread without posts or without its root is audited', () => {
  expect(audit({ id: 'vk:-100_9', posts: [] }, '2026-11-24T06:00:00.000Z')).toEqual({
    thread: { rootId: 'vk:-100_9', channelId: '', districtId: null, heat: 0, findings: [] },
    nextCheckAt: null,
  });
  const orphan = makePost({ ...COMPLAINT, id: 'vk:-100_2', rootId: 'vk:-100_9', parentId: 'vk:-100_9' });
  expect(audit({ id: 'vk:-100_9', posts: [orphan] }, '2026-11-30T06:00:00.000Z').thread.channelId).toBe(
    '-100',
  );
});

test('the district is that of the stored root', () => {
  const stored = Object.assign(makePost(COMPLAINT), { districtId: 'nevelsky' });
  expect(audit({ id: stored.id, posts: [stored] }, '2026-11-24T06:00:00.000Z').thread.districtId).toBe(
    'nevelsky',
  );
});

test('five hundred long texts made to be slow are audited', () => {
  const units = ['а ', 'не ', '1', '!?', 'ул. А', 'АААА ', 'сами '];
  const posts = Array.from({ length: 500 }, (_, index) =>
    makePost({
      id: `vk:-100_${index}`,
      channelId: '-100',
      rootId: index === 0 ? null : 'vk:-100_0',
      bodyId: index % 3 === 1 ? 'town' : null,
      text: units[index % units.length]!.repeat(400),
    }),
  );
  expect(audit({ id: 'vk:-100_0', posts }, '2026-11-24T06:00:00.000Z').thread.rootId).toBe('vk:-100_0');
});

import { expect, test } from 'vitest';
import { loadRegion } from '../config/load-region.ts';
import type { Post } from '../contracts/post.ts';
import { makePost } from './gold/make-post.ts';
import { buildStageA } from './index.ts';

const label = buildStageA({ ...loadRegion('pskov'), elsewhere: [] });
const PROBLEM = 'Третий день нет воды, примите меры';

test.each<[Partial<Post>, boolean]>([
  [{ kind: 'post', channelKind: 'community' }, true],
  [{ kind: 'comment', channelKind: 'official' }, true],
  [{ kind: 'comment', channelKind: 'media' }, true],
  [{ kind: 'post', channelKind: 'official' }, false],
  [{ kind: 'post', channelKind: 'media' }, false],
  [{ kind: 'reply', channelKind: 'official', bodyId: 'x' }, false],
  [{ kind: 'appeal', channelKind: 'inbox' }, true],
])('who says it decides: %o', (given, expected) => {
  expect(label(makePost(PROBLEM, given)).isAppeal).toBe(expected);
});

test('media tell of a problem when they tell of complaints', () => {
  const text = 'Жители жалуются: третий день нет воды';
  expect(label(makePost(text, { channelKind: 'media' })).isAppeal).toBe(true);
});

test('an appeal stays one without any sign, and is never noise', () => {
  const row = label(makePost('Продам гараж, звоните', { kind: 'appeal', channelKind: 'inbox' }));
  expect(row).toMatchObject({ isAppeal: true, noise: null });
});

test('a repaired road is no appeal', () => {
  expect(label(makePost('Спасибо, яму на дороге отремонтировали!')).isAppeal).toBe(false);
});

import { expect, test } from 'vitest';
import type { KnownPost } from '../contracts/post-store.ts';
import type { Post } from '../contracts/post.ts';
import { contentHash } from '../text/content-hash.ts';
import { makeLanded, makePage } from '../tests/support/make-page.ts';
import { makePost } from '../tests/support/make-post.ts';
import { makeStored } from '../tests/support/make-stored.ts';
import { createLabelAhead } from './label-ahead.ts';

const [first, second, third] = ['vk:-1_1', 'vk:-1_2', 'vk:-1_3'].map((id) => makePost({ id })) as [
  Post,
  Post,
  Post,
];

function setUp({ known = [], fails = 0 }: { known?: Post[]; fails?: number } = {}) {
  const asked: string[][] = [];
  const stored = new Map<string, KnownPost>(
    known.map((post) => [post.id, { ...post, contentHash: contentHash(post) }]),
  );
  let failures = fails;
  const ahead = createLabelAhead(
    async (posts) => {
      if (posts.length > 0) asked.push(posts.map((post) => post.id));
      if (failures-- > 0) throw new Error('the thread died');
      return posts.map((post) => makeStored({ ...post }));
    },
    { known: async () => stored },
  );
  const announce = (...posts: Post[]) => ahead.announce([{ ...makeLanded(1), page: makePage({ posts }) }]);
  return { asked, announce, label: ahead.label };
}

test('announced posts are labelled once, and come in the order of asking among others', async () => {
  const { asked, announce, label } = setUp();
  await announce(first, third);

  const labelled = await label([third, second, first]);

  expect(labelled.map(({ id }) => id)).toEqual(['vk:-1_3', 'vk:-1_2', 'vk:-1_1']);
  expect(asked).toEqual([['vk:-1_1', 'vk:-1_3'], ['vk:-1_2']]);
});

test('posts that are stored as they are cost nothing', async () => {
  const { asked, announce } = setUp({ known: [first] });

  await announce(first, second);

  expect(asked).toEqual([['vk:-1_2']]);
});

test('a failure ahead of time is nobody’s: the labels are asked for again, each time', async () => {
  const { asked, announce, label } = setUp({ fails: 2 });
  await announce(first);

  await expect(label([first])).rejects.toThrow('the thread died');
  expect((await label([first])).map(({ id }) => id)).toEqual(['vk:-1_1']);
  expect(asked).toHaveLength(3);
});

import type { Batch, PostChange, PostStore, StoredPost } from '../../contracts/post-store.ts';
import { contentHash } from '../../text/content-hash.ts';
import { makeStored } from './make-stored.ts';
import { seededRandom } from './seeded-random.ts';

const NEW_POSTS = 150;
const EDITS = 20;
const START = Date.parse('2026-09-20T00:00:00.000Z');

/** Posts that batch `index` brings, always the same ones. They lie in three months. */
export function scenarioPosts(index: number): StoredPost[] {
  const random = seededRandom(index + 1);
  return Array.from({ length: NEW_POSTS }, (_, number) => {
    const at = new Date(START + Math.floor(random() * 70 * 86_400_000)).toISOString();
    const id = `vk:-1_${index * NEW_POSTS + number}`;
    return makeStored({
      id,
      clusterId: id,
      publishedAt: at,
      fetchedAt: at,
      text: `Нет воды ${index} ${number}`,
      stems: ['вод', `n${number}`],
      districtId: `d${Math.floor(random() * 5)}`,
      noise: random() < 0.2 ? 'ad' : null,
      duplicateOf: random() < 0.2 ? 'vk:-1_0' : null,
    });
  });
}

/** Batch `index`: its new posts as far as they are not stored, and edits of posts of the batch before. */
export async function scenarioBatch(store: PostStore, index: number): Promise<Batch> {
  const posts = scenarioPosts(index);
  const known = await store.known(posts.map((post) => post.id));
  const changes: PostChange[] = posts
    .filter((post) => !known.has(post.id))
    .map((row) => ({ row, contentHash: contentHash(row), replaced: null }));
  if (index > 0) changes.push(...(await editsOf(store, index - 1)));
  return {
    changes,
    metrics: posts.map(({ id, fetchedAt }) => ({ id, metrics: { views: 1 }, at: fetchedAt })),
    pages: [index],
  };
}

/** What an edited post of the scenario looks like: other text, other district, and every fourth in another month. */
export function edited(post: StoredPost, number: number): StoredPost {
  const publishedAt = number % 4 === 0 ? '2026-12-01T10:00:00.000Z' : post.publishedAt;
  return { ...post, text: `${post.text} (правка)`, districtId: 'd9', edited: true, publishedAt };
}

async function editsOf(store: PostStore, index: number): Promise<PostChange[]> {
  const posts = scenarioPosts(index).slice(0, EDITS);
  const known = await store.known(posts.map((post) => post.id));
  const rows = await store.rows(posts.map((post) => post.id));
  return posts.flatMap((post, number) => {
    const row = edited(post, number);
    const hash = contentHash(row);
    const replaced = rows.get(post.id) ?? null;
    return known.get(post.id)?.contentHash === hash ? [] : [{ row, contentHash: hash, replaced }];
  });
}

/** The state of each post after all batches up to `last`, by id. */
export function scenarioOutcome(last: number): Map<string, StoredPost> {
  const outcome = new Map<string, StoredPost>();
  for (let index = 0; index <= last; index += 1) {
    for (const [number, post] of scenarioPosts(index).entries()) {
      outcome.set(post.id, index < last && number < EDITS ? edited(post, number) : post);
    }
  }
  return outcome;
}

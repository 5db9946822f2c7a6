import type { Evidence } from '../../contracts/enriched.ts';
import type { Post } from '../../contracts/post.ts';
import type { ThreadInput } from '../../contracts/thread.ts';
import { findAppeal } from './appeal-words.ts';
import { aggressionOf } from './tone-words.ts';

/** A post of a thread with what the rules ask about it. */
export interface ThreadPost {
  post: Post;
  ms: number;
  /** Written by a registered body. */
  isOfficial: boolean;
  /** Words that make it a problem or a request; empty otherwise, and for bodies. */
  readonly appeal: Evidence[];
  /** 0..1 */
  readonly aggression: number;
  readonly aggressionEvidence: Evidence[];
}

/** A body's answer, and the post of a citizen that it answers (null: none can be told). */
export interface Answer {
  reply: ThreadPost;
  to: ThreadPost | null;
}

/** A thread as the rules read it, oldest first, without deleted posts. */
export interface ReadThread {
  root: ThreadPost | null;
  posts: ThreadPost[];
  byId: ReadonlyMap<string, ThreadPost>;
  answers: Answer[];
}

/**
 * Makes the reading of threads: of their posts, with the answers of bodies paired with what they answer. A thread is read
 * again after each comment, so posts that come again as the same object are not read twice.
 */
export function createThreadReader(): (input: ThreadInput) => ReadThread {
  const known = new WeakMap<Post, ThreadPost>();
  return (input) =>
    readThread(input, (post) => {
      const read = known.get(post) ?? readPost(post);
      known.set(post, read);
      return read;
    });
}

function readThread({ id, posts: given }: ThreadInput, read: (post: Post) => ThreadPost): ReadThread {
  const posts = given
    .filter((post) => post.deletedAt === null)
    .map(read)
    .sort((a, b) => a.ms - b.ms);
  const byId = new Map(posts.map((post) => [post.post.id, post]));
  const root = byId.get(id) ?? posts.find(({ post }) => post.rootId === null) ?? null;
  const answers = posts
    .filter((post) => post.isOfficial && post !== root)
    .map((reply) => ({ reply, to: answeredBy(reply, posts, byId) }));
  return { root, posts, byId, answers };
}

/** Words are looked at once, and only for who asks: most posts stand alone and are addressed to nobody. */
function readPost(post: Post): ThreadPost {
  const isOfficial = post.bodyId !== null || post.kind === 'reply';
  const appeal = once(() => (isOfficial ? [] : findAppeal(post.text)));
  const tone = once(() => aggressionOf(post.text));
  return {
    post,
    ms: Date.parse(post.publishedAt),
    isOfficial,
    get appeal() {
      return appeal();
    },
    get aggression() {
      return tone().aggression;
    },
    get aggressionEvidence() {
      return tone().evidence;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The post it replies to when a citizen wrote that; else the last appeal before it; else the last citizen's post. */
function answeredBy(
  reply: ThreadPost,
  posts: readonly ThreadPost[],
  byId: ReadonlyMap<string, ThreadPost>,
): ThreadPost | null {
  const parent = reply.post.parentId === null ? undefined : byId.get(reply.post.parentId);
  if (parent !== undefined && !parent.isOfficial) return parent;
  const earlier = posts.filter((post) => !post.isOfficial && post.ms <= reply.ms);
  return earlier.findLast((post) => post.appeal.length > 0) ?? earlier.at(-1) ?? null;
}

import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import type { CallMethod, Called } from './call-method.ts';
import type { CommentPlace } from './comment-of-item.ts';
import { addComment } from './comment-of-item.ts';
import { decodeIds, encodeIds } from './comment-ids.ts';
import type { ThreadLinks } from './link-comments.ts';
import { createThreadLinks } from './link-comments.ts';
import { wallId } from './post-of-item.ts';
import type { Reaction } from './reactions.ts';
import type { Comment } from './schema.ts';
import { listSchema } from './schema.ts';

const PAGE_SIZE = 100;
const THREAD_ITEMS = 10;

export interface CommentsInput {
  call: CallMethod;
  ownerId: number;
  postId: number;
  /** Comments known from the last reading, encoded. */
  knownIds: string;
  context: () => ParseContext;
}

/** A part of a post's comments; the last one carries the ids of all, or the reaction that ended the reading. */
export interface CommentsPart {
  parsed: Parsed;
  ids: string | null;
  refused: Reaction | null;
}

/**
 * Reads all comments of a post, branches included, in the order in which VK lists them, so that links can be made. A
 * comment that was known and is not listed any more gets a tombstone, but only when VK's own count says that the reading
 * was complete.
 */
export async function* readComments(input: CommentsInput): AsyncGenerator<CommentsPart> {
  const reading = {
    at: { ownerId: input.ownerId, postId: input.postId },
    links: createThreadLinks(),
    ids: new Set<number>(),
    context: input.context,
  };
  for (let offset = 0, total = 1; offset < total; offset += PAGE_SIZE) {
    const called = await callPage(input, { offset, thread_items_count: THREAD_ITEMS });
    if ('reaction' in called) return yield { parsed: emptyParsed(), ids: null, refused: called.reaction };
    const list = listSchema.safeParse(called.response).data ?? { items: [] };
    total =
      list.items.length === 0 ? 0 : (list.current_level_count ?? list.count ?? offset + list.items.length);
    const parsed = emptyParsed();
    const refused = await addLevel(parsed, list.items, input, reading);
    if (refused !== null) return yield { parsed, ids: null, refused };
    const isLast = offset + PAGE_SIZE >= total;
    const isComplete = reading.ids.size >= (list.count ?? Infinity);
    if (isLast && isComplete) addVanished(parsed, input, reading.ids);
    yield { parsed, ids: isLast ? encodeIds(reading.ids) : null, refused: null };
  }
}

interface Reading extends Pick<CommentsInput, 'context'> {
  at: CommentPlace;
  links: ThreadLinks;
  ids: Set<number>;
}

async function addLevel(
  parsed: Parsed,
  items: readonly unknown[],
  input: CommentsInput,
  reading: Reading,
): Promise<Reaction | null> {
  for (const [index, item] of items.entries()) {
    const head = add(parsed, item, reading, `items[${index}]`);
    const { thread } = head ?? {};
    if (head === null || thread === undefined) continue;
    if (thread.count <= thread.items.length) {
      for (const reply of thread.items) add(parsed, reply, reading, `items[${index}].thread`);
    } else {
      const refused = await addBranch(parsed, head.id, input, reading);
      if (refused !== null) return refused;
    }
  }
  return null;
}

async function addBranch(
  parsed: Parsed,
  headId: number,
  input: CommentsInput,
  reading: Reading,
): Promise<Reaction | null> {
  for (let offset = 0, total = 1; offset < total; offset += PAGE_SIZE) {
    const called = await callPage(input, { offset, comment_id: headId });
    if ('reaction' in called) return called.reaction;
    const list = listSchema.safeParse(called.response).data ?? { items: [] };
    total = list.items.length === 0 ? 0 : (list.current_level_count ?? list.count ?? 0);
    for (const reply of list.items) add(parsed, reply, reading, `branch ${headId}`);
  }
  return null;
}

function add(parsed: Parsed, item: unknown, reading: Reading, place: string): Comment | null {
  const comment = addComment(parsed, item, reading, { context: reading.context(), place });
  if (comment !== null) reading.ids.add(comment.id);
  return comment;
}

function addVanished(
  parsed: Parsed,
  { ownerId, knownIds, context }: CommentsInput,
  ids: ReadonlySet<number>,
): void {
  const deletedAt = toIso(context().nowMs);
  for (const id of decodeIds(knownIds)) {
    if (!ids.has(id)) parsed.tombstones.push({ id: wallId(ownerId, id), deletedAt });
  }
}

function callPage({ call, ownerId, postId }: CommentsInput, more: Record<string, number>): Promise<Called> {
  return call('wall.getComments', {
    owner_id: ownerId,
    post_id: postId,
    count: PAGE_SIZE,
    sort: 'asc',
    need_likes: 0,
    preview_length: 0,
    ...more,
  });
}

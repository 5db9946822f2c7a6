import type { Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { answerError } from '../kit/answer-error.ts';
import { decodeBytes } from '../kit/decode-bytes.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed, quarantine } from '../kit/parsed.ts';
import { addBoardPost, addTopic } from './board-post.ts';
import type { CommentPlace } from './comment-of-item.ts';
import { addComment } from './comment-of-item.ts';
import { createThreadLinks } from './link-comments.ts';
import { addEvent } from './parse-event.ts';
import { addWallPost } from './post-of-item.ts';
import { reactionTo, reactionToFailure } from './reactions.ts';
import { errorSchema, eventSchema, listSchema, longPollSchema } from './schema.ts';

const POST_KEYS = [
  'post_type',
  'copy_history',
  'inner_type',
  'post_source',
  'source_id',
  'marked_as_ads',
  'is_pinned',
];
const COMMENT_KEYS = ['post_id', 'parents_stack', 'thread', 'reply_to_comment', 'reply_to_user'];

/**
 * Reads any answer of VK: lists of posts and comments, `execute`, long poll and callback events, errors. What holds no
 * posts gives nothing.
 * @throws {VecheError} `unreadable` when it is no JSON object.
 */
export function parseAnswer(body: Uint8Array, channel: string | null, context: ParseContext): Parsed {
  const parsed = emptyParsed();
  const answer = jsonOf(body);
  const error = errorSchema.safeParse(answer).data?.error;
  if (error !== undefined) return { ...parsed, error: errorOf(error) };
  const failed = 'failed' in answer ? longPollSchema.safeParse(answer).data?.failed : undefined;
  if (failed !== undefined)
    return { ...parsed, error: answerError(`failed ${failed}`, '', reactionToFailure(failed)) };
  const event = eventSchema.safeParse(answer).data;
  if (event !== undefined) addEvent(parsed, event, context, 'event');
  else addLists(parsed, answer, { at: placeOf(channel), context });
  return parsed;
}

function jsonOf(body: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(decodeBytes(body, 'utf-8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw unreadable(cause);
  }
  throw unreadable(null);
}

function unreadable(cause: unknown): VecheError {
  return new VecheError('unreadable', 'this is no JSON answer of VK', {
    hint: 'a cut answer, or a page of a proxy, looks like this',
    cause,
  });
}

/** The message may hold request parameters, so it is masked and cut; `request_params` hold the token and are dropped. */
function errorOf(error: { error_code: number; error_msg: string }): NonNullable<Parsed['error']> {
  const { kind, meaning } = reactionTo(error.error_code);
  return answerError(String(error.error_code), error.error_msg, `${kind}: ${meaning}`);
}

/** `-98765432`, `-98765432_340419` for the comments of one post, `topic-98765432_7` for what is written in a topic. */
function placeOf(channel: string | null): ListPlace {
  const match = /^(?<kind>board|topic)?(?<owner>-?\d{1,12})(?:_(?<post>\d{1,12}))?$/.exec(
    channel ?? '',
  )?.groups;
  return {
    ownerId: Number(match?.['owner'] ?? 0),
    postId: match?.['post'] === undefined ? null : Number(match['post']),
    isBoard: match?.['kind'] !== undefined,
  };
}

interface ListPlace extends CommentPlace {
  isBoard: boolean;
}

interface Where {
  at: ListPlace;
  context: ParseContext;
}

/** `{response: {items}}`, `{response: […]}` of 5.131 and of execute, `{updates: […]}` of long poll. */
function addLists(parsed: Parsed, answer: Record<string, unknown>, where: Where): void {
  const { response, updates } = answer;
  for (const [index, update] of asArray(updates).entries()) {
    const event = eventSchema.safeParse(update).data;
    if (event !== undefined) addEvent(parsed, event, where.context, `updates[${index}]`);
  }
  const own = listSchema.safeParse(response).data;
  const inner = asArray(response).flatMap((part) => listSchema.safeParse(part).data ?? []);
  const items = own === undefined && inner.length === 0 ? asArray(response) : [];
  for (const list of own === undefined ? inner : [own]) addItems(parsed, list.items, where);
  addItems(parsed, items, where);
  if (own === undefined && !Array.isArray(response) && !Array.isArray(updates))
    quarantine(parsed, 'an answer that holds no list of posts', { place: 'response', raw: '' });
}

function addItems(parsed: Parsed, items: readonly unknown[], { at, context }: Where): void {
  const links = createThreadLinks();
  for (const [index, item] of items.entries()) {
    const place = `items[${index}]`;
    const kind = kindOf(item);
    if (kind === 'topic') addTopic(parsed, item, at.ownerId, { context, place });
    if (kind === 'comment' && at.isBoard && at.postId !== null) {
      addBoardPost(parsed, item, { at: { ownerId: at.ownerId, topicId: at.postId } }, { context, place });
      continue;
    }
    if (kind === 'post') addWallPost(parsed, item, context, place);
    if (kind !== 'comment') continue;
    const comment = addComment(parsed, item, { at, links }, { context, place });
    for (const [nth, reply] of (comment?.thread?.items ?? []).entries())
      addComment(parsed, reply, { at, links }, { context, place: `${place}.thread.items[${nth}]` });
  }
}

function kindOf(item: unknown): 'post' | 'comment' | 'topic' | null {
  if (typeof item !== 'object' || item === null) return null;
  if ('title' in item && 'created' in item && 'updated' in item) return 'topic';
  if (!('date' in item || 'deleted' in item)) return null;
  // newsfeed.get also lists photos and the like, which have a source but no post.
  if ('source_id' in item && (!('post_id' in item) || ('type' in item && item.type !== 'post'))) return null;
  return kindByKeys(item);
}

function kindByKeys(item: object): 'post' | 'comment' | null {
  if (POST_KEYS.some((key) => key in item)) return 'post';
  if (COMMENT_KEYS.some((key) => key in item) || 'deleted' in item) return 'comment';
  if ('is_deleted' in item || 'comments' in item) return 'post';
  if (!('from_id' in item) || !('text' in item)) return null;
  return 'owner_id' in item ? 'post' : 'comment';
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

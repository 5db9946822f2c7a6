import type { Filters, ReadOptions } from '../../contracts/queries/filters.ts';
import type { PostsAnswer, PostsParams, PublicPost } from '../../contracts/queries/posts.ts';
import type { Resolved } from '../../contracts/reader.ts';
import { and } from './condition.ts';
import { decodeCursor, encodeCursor, type Position } from './cursor.ts';
import { livePosts } from './live-posts.ts';
import type { QueryContext } from './run-query.ts';
import { postsWhere, scopeWhere } from './where.ts';

/** Posts of one page of an export. */
const EXPORT_PAGE = 1_000;

/**
 * One page of posts by publishing time.
 * @throws {VecheError} `input` for a cursor that is not ours, or when `q` does not parse.
 */
export async function readPosts(
  context: QueryContext,
  params: Resolved<PostsParams>,
  options: ReadOptions,
): Promise<PostsAnswer> {
  const where = postsWhere({ filters: params, scope: options.scope });
  const after = decodeCursor(params.cursor);
  // One more than asked for tells whether there is a next page.
  const request = { where, order: params.order, after, limit: params.limit + 1 };
  const posts = await livePosts(context, request, options);
  const items = posts.slice(0, params.limit);
  const last = items.at(-1);
  const hasNext = last !== undefined && posts.length > items.length;
  return { items, next: hasNext ? encodeCursor(positionOf(last)) : null };
}

/** Every post of the filters, oldest first; deleted ones without their text. The time limit holds for each page. */
export async function* readAllPosts(
  context: QueryContext,
  filters: Filters,
  options: ReadOptions,
): AsyncIterable<PublicPost> {
  const where = postsWhere({ filters, scope: options.scope });
  let after: Position | null = null;
  for (;;) {
    const request = { where, order: 'oldest', after, limit: EXPORT_PAGE } as const;
    const page: PublicPost[] = await livePosts(context, request, options);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < EXPORT_PAGE) return;
    after = positionOf(last);
  }
}

/** One post; null when there is none, or none within the scope. */
export async function readPost(
  context: QueryContext,
  id: string,
  options: ReadOptions,
): Promise<PublicPost | null> {
  const where = and([
    {
      sql: 'id = {id: String} AND sign = 1 AND ts IN (SELECT ts FROM known_posts WHERE id = {id: String})',
      params: { id },
    },
    scopeWhere(options.scope),
  ]);
  const [post] = await livePosts(context, { where, order: 'newest', after: null, limit: 1 }, options);
  return post ?? null;
}

function positionOf(post: PublicPost): Position {
  return { rank: Date.parse(post.publishedAt), id: post.id };
}

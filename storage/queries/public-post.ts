import type { PostMetrics } from '../../contracts/post.ts';
import type { PublicPost } from '../../contracts/queries/posts.ts';
import { POST_ROW_COLUMNS, postOfRow, type PostRow } from '../post-row.ts';

/** A row as readers may see it: pseudonym and stems stay in the engine. */
export type PublicRow = Omit<PostRow, 'author_key' | 'stems'>;

/** Columns of a `PublicRow`. */
export const PUBLIC_COLUMNS = POST_ROW_COLUMNS.split(', ')
  .filter((name) => name !== 'author_key' && name !== 'stems')
  .join(', ');

/** The post of a row, with the metrics that are stored beside it. */
export function toPublicPost(row: PublicRow, metrics: PostMetrics): PublicPost {
  const { authorKey: _key, stems: _stems, ...post } = postOfRow({ ...row, author_key: '', stems: [] });
  return { ...post, metrics };
}

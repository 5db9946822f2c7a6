import type { Post } from '../../contracts/post.ts';

/** One row of a file as a reader found it: its fields, a whole post, or the reason why it is neither. */
export type Row = { line: number; raw: unknown } & (
  { fields: RowFields } | { post: Post; isDated: boolean } | { reason: string }
);

/** What a row of a table tells; dates as they are written. */
export interface RowFields {
  id: string | null;
  text: string;
  date: string | null;
  url: string | null;
}

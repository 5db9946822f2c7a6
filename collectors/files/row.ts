import type { Post } from '../../contracts/post.ts';

/** One row of a file as a reader found it: its fields, a whole post, or the reason why it is neither. */
export type Row = { line: number; raw: unknown } & (
  { fields: RowFields } | { post: Post; isDated: boolean } | { reason: string }
);

/** What a row of a register or a letter tells. */
export interface RowFields {
  id: string | null;
  /** What the id is made of when the row has none of its own, or one that names a person. */
  identity: string;
  text: string;
  /** null: no date is given; NaN: it cannot be read. */
  publishedMs: number | null;
  url: string | null;
  geo: { lat: number; lon: number } | null;
}

/** A file opened for reading row by row. */
export interface OpenRows {
  /** What its rows are called in the quarantine. */
  unit: 'line' | 'row' | 'message';
  /** When it was last changed, ms: stands for the date of rows that have none, so that reading again changes nothing. */
  modifiedMs: number;
  rows: AsyncIterable<Row>;
}

import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { AUTHOR_HASH } from '../author-hash.ts';
import type { Condition } from './condition.ts';
import { wholeHours } from './count-source.ts';
import { cutHours } from './cut-hours.ts';
import { readRows, type QueryContext } from './run-query.ts';
import { signedPosts } from './signed-posts.ts';
import { fitsRollup, periodOf, signedWhere, type Selection } from './where.ts';

/** Posts of one district × block cell that no known person wrote. */
export interface AnonymousPosts {
  district_id: string;
  block: string;
  /** Of official and media channels. */
  organisations: number;
  /** Of authors whose pseudonym is not known, all of whom count as one author. */
  unknown: number;
}

/** Far more than 25 districts × 9 blocks of the largest region. */
const CELLS_MAX = 20_000;
/** The first two numbers of author-hash.ts. */
const ORGANISATION = 0;
const UNKNOWN = 1;

/**
 * Posts of the selection's period without a known author, by district and block: whole hours from the table of voices,
 * the rest and what the rollups do not know from the posts.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export async function readAnonymousPosts(
  context: QueryContext,
  selection: Selection,
  options: ReadOptions,
): Promise<AnonymousPosts[]> {
  const { sql, params } = sourceOf(selection);
  return readRows(
    context,
    {
      sql:
        `SELECT district_id, block, sumIf(posts, author = ${ORGANISATION}) AS organisations, ` +
        `sumIf(posts, author = ${UNKNOWN}) AS unknown FROM (${sql}) ` +
        `WHERE author IN (${ORGANISATION}, ${UNKNOWN}) GROUP BY district_id, block`,
      params,
      rowsMax: CELLS_MAX,
    },
    options,
  );
}

function sourceOf(selection: Selection): Condition {
  const spans = [periodOf(selection.filters)];
  if (!fitsRollup(selection)) return signedPosts(selection, ofPosts);
  const cut = cutHours(spans, []);
  if (cut === null) return fromSigns(selection, spans);
  const whole = wholeHours(selection, spans, cut.hours);
  const voices = `SELECT district_id, block, author, posts FROM voices WHERE ${whole.sql}`;
  if (cut.hours.length === 0) return { sql: voices, params: whole.params };
  const pieces = fromSigns(selection, cut.pieces);
  return { sql: `${voices} UNION ALL ${pieces.sql}`, params: { ...whole.params, ...pieces.params } };
}

function fromSigns(selection: Selection, spans: Parameters<typeof signedWhere>[1]): Condition {
  const { sql, params } = signedWhere(selection, spans);
  return { sql: `SELECT ${ofPosts('toInt64(sign)')} FROM posts WHERE ${sql}`, params };
}

function ofPosts(live: string): string {
  return `district_id, block, ${AUTHOR_HASH} AS author, ${live} AS posts`;
}

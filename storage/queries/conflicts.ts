import { toIso } from '../../contracts/clock.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Conflicts, ConflictsParams } from '../../contracts/queries/threads.ts';
import type { Resolved } from '../../contracts/reader.ts';
import { and, oneOf, type Condition } from './condition.ts';
import { decodeCursor, encodeCursor, type Position } from './cursor.ts';
import { readTexts } from './post-texts.ts';
import { readRows, type QueryContext } from './run-query.ts';
import { AUDIT_COLUMNS, findingsWithin, toThread, type AuditRow } from './thread-audits.ts';
import { periodOf, placeAndBlockWhere, postsWhere, type Selection } from './where.ts';

interface ConflictRow extends AuditRow {
  block: string;
  rootMs: number;
  lastMs: number;
  posts: number;
}

/** Filters that a thread answers by itself; any other is asked of its posts. */
const OF_THREADS = new Set(['from', 'to', 'district', 'block', 'channel', 'finding', 'limit', 'cursor']);

/**
 * Threads in which something went wrong, the most heated first. A thread belongs to the period when any of its talk does;
 * its district and block are those of its first post. Other filters ask for a post of the thread in the period.
 * @throws {VecheError} `input` for a cursor that is not ours, or when `q` does not parse.
 */
export async function readConflicts(
  context: QueryContext,
  params: Resolved<ConflictsParams>,
  options: ReadOptions,
): Promise<Conflicts> {
  const selection = { filters: params, scope: options.scope };
  const { sql, params: values } = threadsWhere(selection, params);
  const rows = await readRows<ConflictRow>(
    context,
    {
      sql:
        `SELECT ${AUDIT_COLUMNS}, block, toUnixTimestamp64Milli(at) AS rootMs, ` +
        `toUnixTimestamp64Milli(last_post_at) AS lastMs, posts FROM threads FINAL WHERE ${sql} ` +
        `ORDER BY exactHeat DESC, root_id LIMIT {pageSize: UInt32}`,
      // One more than asked for tells whether there is a next page.
      params: { ...values, pageSize: params.limit + 1 },
      rowsMax: params.limit + 1,
    },
    options,
  );
  const shown = rows.slice(0, params.limit);
  const last = shown.at(-1);
  const hasNext = last !== undefined && rows.length > shown.length;
  return {
    items: await itemsOf(context, shown, options),
    next: hasNext ? encodeCursor({ rank: last.exactHeat, id: last.root_id }) : null,
  };
}

function threadsWhere(selection: Selection, params: Resolved<ConflictsParams>): Condition {
  const { from, to } = periodOf(params);
  return and([
    {
      sql:
        `at < fromUnixTimestamp64Milli({to: Int64}, 'UTC') AND ` +
        `last_post_at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND notEmpty(finding_kinds)`,
      params: { from, to },
    },
    placeAndBlockWhere(selection),
    oneOf('channel_id', 'channel', params.channel),
    params.finding === undefined
      ? null
      : { sql: 'has(finding_kinds, {finding: String})', params: { finding: params.finding } },
    postsOfThread(selection),
    beyond(decodeCursor(params.cursor)),
  ]);
}

/** Place, block and channel are the thread's own; a post of it need not repeat them. */
function postsOfThread({ filters, scope }: Selection): Condition | null {
  const asksPosts = Object.entries(filters).some(
    ([name, value]) => value !== undefined && !OF_THREADS.has(name),
  );
  if (!asksPosts) return null;
  const { district: _d, block: _b, channel: _c, ...others } = filters;
  const { sql, params } = postsWhere({ filters: others, scope });
  return {
    sql: `root_id IN (SELECT if(root_id = '', id, root_id) FROM posts WHERE ${sql})`,
    params,
  };
}

function beyond(after: Position | null): Condition | null {
  if (after === null) return null;
  return {
    sql: '(exactHeat < {afterHeat: Float64} OR (exactHeat = {afterHeat: Float64} AND root_id > {afterId: String}))',
    params: { afterHeat: after.rank, afterId: after.id },
  };
}

async function itemsOf(
  context: QueryContext,
  rows: readonly ConflictRow[],
  options: ReadOptions,
): Promise<Conflicts['items']> {
  const threads = rows.map(toThread);
  const roots = rows.map((row) => ({ ms: row.rootMs, id: row.root_id }));
  const [texts, findings] = await Promise.all([
    readTexts(context, roots, options),
    findingsWithin(
      context,
      threads.flatMap((thread) => thread.findings),
      options,
    ),
  ]);
  const visible = new Set(findings);
  return rows.flatMap((row, index) => {
    const thread = threads[index];
    if (thread === undefined) return [];
    return {
      ...thread,
      findings: thread.findings.filter((finding) => visible.has(finding)),
      rootText: texts.get(row.root_id)?.text ?? '',
      block: row.block,
      at: toIso(row.rootMs),
      lastPostAt: toIso(row.lastMs),
      posts: row.posts,
    };
  });
}

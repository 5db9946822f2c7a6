import type { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { threadSchema } from '../../contracts/queries/threads.ts';
import { and, type Condition } from './condition.ts';
import { readRows, type QueryContext } from './run-query.ts';
import { scopeWhere } from './where.ts';

type ThreadView = z.infer<typeof threadSchema>;
type Findings = ThreadView['findings'];

const findingsSchema = threadSchema.shape.findings;
const HEAT_DIGITS = 4;

/** Columns of `AuditRow`. The exact heat is kept beside the shown one, because lists go on after it. */
export const AUDIT_COLUMNS = 'root_id, channel_id, district_id, toFloat64(heat) AS exactHeat, findings';

export interface AuditRow {
  root_id: string;
  channel_id: string;
  district_id: string;
  exactHeat: number;
  findings: string;
}

/** The latest audit of a thread within the scope; null when there is none. */
export async function readAudit(
  context: QueryContext,
  rootId: string,
  options: ReadOptions,
): Promise<ThreadView | null> {
  const where = and([
    { sql: 'root_id = {root: String}', params: { root: rootId } },
    scopeWhere(options.scope),
  ]);
  const [row] = await readRows<AuditRow>(
    context,
    {
      sql: `SELECT ${AUDIT_COLUMNS} FROM threads FINAL WHERE ${where.sql}`,
      params: where.params,
      rowsMax: 1,
    },
    options,
  );
  return row === undefined ? null : toThread(row);
}

/** @throws {VecheError} `storage` when the stored findings are not the JSON that was written. */
export function toThread(row: AuditRow): ThreadView {
  return {
    rootId: row.root_id,
    channelId: row.channel_id,
    districtId: row.district_id === '' ? null : row.district_id,
    heat: Number(row.exactHeat.toFixed(HEAT_DIGITS)),
    findings: readFindings(row),
  };
}

/** Findings quote their posts: a reader with a scope gets those whose post is within it. */
export async function findingsWithin(
  context: QueryContext,
  findings: Findings,
  options: ReadOptions,
): Promise<Findings> {
  const { districts, blocks } = options.scope;
  if (findings.length === 0 || (districts === null && blocks === null)) return findings;
  const visible = await visibleIds(context, [...new Set(findings.map(({ postId }) => postId))], options);
  return findings.filter(({ postId }) => visible.has(postId));
}

/** Which of the posts the scope holds; the newest row of a post is its live one. */
async function visibleIds(
  context: QueryContext,
  ids: readonly string[],
  options: ReadOptions,
): Promise<Set<string>> {
  const where: Condition = and([
    {
      sql:
        'sign = 1 AND (ts, id, version) IN ' +
        '(SELECT ts, id, version FROM known_posts FINAL WHERE id IN {ids: Array(String)})',
      params: { ids },
    },
    scopeWhere(options.scope),
  ]);
  const rows = await readRows<{ id: string }>(
    context,
    {
      sql: `SELECT DISTINCT id FROM posts WHERE ${where.sql}`,
      params: where.params,
      rowsMax: ids.length,
    },
    options,
  );
  return new Set(rows.map(({ id }) => id));
}

function readFindings(row: AuditRow): Findings {
  try {
    return findingsSchema.parse(JSON.parse(row.findings));
  } catch (cause) {
    throw new VecheError('storage', 'the stored findings of a thread cannot be read', {
      where: row.root_id,
      hint: 'run `veche verify`; the next audit of the thread writes them anew',
      cause,
    });
  }
}

import type { StoredPost } from '../contracts/post-store.ts';
import type { Thread } from '../contracts/thread.ts';
import { toEngineTime } from './engine/engine-time.ts';
import type { OpenPool } from './engine/pool.ts';

/** An audit as it is saved. */
export interface SavedAudit {
  thread: Thread;
  nextCheckAt: string | null;
  at: string;
}

const COLUMNS = [
  'root_id',
  'channel_id',
  'district_id',
  'block',
  'at',
  'last_post_at',
  'posts',
  'heat',
  'findings',
  'finding_kinds',
  'next_check_at',
  'audited_at',
];
/** contracts/post-store.ts */
const DUE_MAX = 500;

/** Saves audits; `rowsOf` gives the posts of a thread, oldest first. */
export async function insertAudits(
  pool: OpenPool,
  audits: readonly SavedAudit[],
  rowsOf: ReadonlyMap<string, readonly StoredPost[]>,
): Promise<void> {
  const lines = audits.map((audit) => encodeAudit(audit, rowsOf.get(audit.thread.rootId) ?? []));
  if (lines.length === 0) return;
  const body = Buffer.from(lines.join(''));
  await pool.use((connection) => connection.insert({ table: 'threads', columns: COLUMNS, body }));
}

function encodeAudit({ thread, nextCheckAt, at }: SavedAudit, rows: readonly StoredPost[]): string {
  const root = rows.find((row) => row.id === thread.rootId) ?? rows[0];
  const values = [
    thread.rootId,
    thread.channelId,
    thread.districtId ?? '',
    root?.block ?? 'other',
    root?.publishedAt ?? at,
    rows.at(-1)?.publishedAt ?? at,
    rows.length,
    thread.heat,
    JSON.stringify(thread.findings),
    [...new Set(thread.findings.map((finding) => finding.kind))],
    nextCheckAt,
    at,
  ];
  return `${JSON.stringify(values)}\n`;
}

/** Threads whose time has come, the longest due first. */
export async function readDueThreads(pool: OpenPool, now: string): Promise<string[]> {
  const rows = await pool.query<{ root_id: string }>({
    sql:
      "SELECT root_id FROM threads FINAL WHERE next_check_at <= {now: DateTime64(3, 'UTC')} " +
      'ORDER BY next_check_at, root_id LIMIT {most: UInt32}',
    params: { now: toEngineTime(now), most: DUE_MAX },
  });
  return rows.map((row) => row.root_id);
}

import { createHash } from 'node:crypto';
import { toIso } from '../contracts/clock.ts';
import type { Batch, PostChange } from '../contracts/post-store.ts';
import { encodeCancel, encodePost, type LiveRow } from './post-row.ts';

/** One insert: rows of one month, because the engine makes one block of each, and a token stands for one block. */
export interface BatchPart {
  token: string;
  /** First and last publishing time, ISO. */
  from: string;
  to: string;
  body: Buffer;
}

/** A batch as it is kept in the outbox and sent, always the same bytes with the same tokens. */
export interface PlannedBatch {
  token: string;
  pages: number[];
  parts: BatchPart[];
  /** Lines for post_metrics; may be empty. */
  metrics: Buffer;
}

/** A change with its number among the rows of its id, and the row that it takes back. */
export interface NumberedChange {
  change: PostChange;
  version: number;
  live: LiveRow | null;
}

export const METRICS_COLUMNS = ['id', 'at', 'views', 'likes', 'reposts', 'comments'];

/**
 * Lays a batch out in inserts. The token follows from the rows: no two batches have the same ids and numbers.
 * @throws {RangeError} when a publishing time is no time.
 */
export function planBatch(changes: readonly NumberedChange[], batch: Omit<Batch, 'changes'>): PlannedBatch {
  const token = tokenOf(changes);
  const months = new Map<string, MonthLines>();
  for (const { change, version, live } of changes) {
    const { row, contentHash } = change;
    if (live !== null) {
      const part = monthOf(months, live.ts);
      part.add(encodeCancel(live, partToken(token, live.ts)), live.ts);
    }
    const part = monthOf(months, row.publishedAt);
    const keys = { version, contentHash, batch: partToken(token, row.publishedAt) };
    part.add(encodePost(row, keys), row.publishedAt);
  }
  const parts = [...months.values()].map((month) => month.part(token));
  return { token, pages: batch.pages, parts, metrics: metricsBody(batch.metrics) };
}

/** Lines for post_metrics. */
export function metricsBody(metrics: Batch['metrics']): Buffer {
  const lines = metrics.map(({ id, at, metrics: values }) => {
    const { views = null, likes = null, reposts = null, comments = null } = values;
    return `${JSON.stringify([id.toWellFormed(), at, views, likes, reposts, comments])}\n`;
  });
  return Buffer.from(lines.join(''));
}

class MonthLines {
  readonly #lines: string[] = [];
  #from = '';
  #to = '';

  add(line: string, ts: string): void {
    this.#lines.push(line);
    // A time that is none has to be found before the batch is in the outbox.
    const at = toIso(Date.parse(ts));
    if (this.#from === '' || at < this.#from) this.#from = at;
    if (at > this.#to) this.#to = at;
  }

  part(token: string): BatchPart {
    return {
      token: partToken(token, this.#from),
      from: this.#from,
      to: this.#to,
      body: Buffer.from(this.#lines.join('')),
    };
  }
}

function monthOf(months: Map<string, MonthLines>, ts: string): MonthLines {
  const month = ts.slice(0, 7);
  const lines = months.get(month) ?? new MonthLines();
  months.set(month, lines);
  return lines;
}

function partToken(token: string, ts: string): string {
  return `${token}-${ts.slice(0, 7)}`;
}

function tokenOf(changes: readonly NumberedChange[]): string {
  const hash = createHash('sha256');
  for (const { change, version } of changes) {
    hash.update(`${JSON.stringify([change.row.id, version, change.contentHash])}\n`);
  }
  return hash.digest('hex').slice(0, 24);
}

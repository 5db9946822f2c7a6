import { join } from 'node:path';
import { toIso } from '../../contracts/clock.ts';
import { BLOCKS } from '../../contracts/enriched.ts';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';
import { toEngineTime } from '../../storage/engine/engine-time.ts';
import { TIMEZONE, type ReaderStore } from './reader-store.ts';
import type { ToldCell } from './cell-ranges.ts';

const DAY_MS = 86_400_000;
/** Posts come in pieces of days that cut weeks, so that every week is closed while something changes. */
const PIECE_DAYS = 10;
const POSTS_PER_DAY = 350;

/** A number in [0, 1) that is the same for the same row and `salt`. */
const dice = (salt: number): string => `(cityHash64(number, ${salt}) / 18446744073709551616)`;

const COLUMNS =
  'ts, id, version, sign, network, kind, channel_kind, channel_id, author_key, noise, district_id, block, ' +
  'duplicate_of, fetched_at, batch';

/** Sparse posts of people who write more or less, in districts that are large or small, with some noise and pages. */
const NEW_POSTS =
  `INSERT INTO posts (${COLUMNS}) SELECT ` +
  `fromUnixTimestamp64Milli({from: Int64} + toInt64(${dice(1)} * {span: Int64}), 'UTC') AS ts, ` +
  `concat('vk:-1_', toString(number)) AS id, 1, 1, 'vk', 'comment', ` +
  `if(${dice(2)} < 0.1, 'official', 'community'), '-1', ` +
  `if(${dice(3)} < 0.15, '', concat(toString(toYYYYMM(ts)), district_id, toString(toUInt32(300 * pow(${dice(4)}, 2))))), ` +
  `if(${dice(5)} < 0.1, 'ad', ''), ` +
  `arrayElement({districts: Array(String)}, 1 + toUInt32(length({districts: Array(String)}) * pow(${dice(6)}, 2))) ` +
  'AS district_id, ' +
  `arrayElement({blocks: Array(String)}, 1 + toUInt32(length({blocks: Array(String)}) * pow(${dice(7)}, 1.5))), ` +
  `'', if({late: UInt8} = 1, {now: DateTime64(3, 'UTC')}, ts + toIntervalMinute(1)), {batch: String} ` +
  'FROM numbers({first: UInt64}, {count: UInt64})';

/** Deletions: a twentieth of the posts of a span, chosen by `piece`. */
const DELETIONS =
  `INSERT INTO posts (${COLUMNS}) SELECT ts, id, version, -1, network, kind, channel_kind, channel_id, '', noise, ` +
  'district_id, block, duplicate_of, fetched_at, {batch: String} FROM posts FINAL WHERE sign = 1 ' +
  "AND ts >= {from: DateTime64(3, 'UTC')} AND ts < {to: DateTime64(3, 'UTC')} " +
  'AND cityHash64(id, {piece: UInt32}) % 20 = 0';

export interface YearOptions {
  store: ReaderStore;
  /** Start of the first day, ms. */
  from: number;
  days: number;
  districts: readonly string[];
  /** After each piece of days was closed. */
  afterPiece: (piece: number) => Promise<void>;
}

/**
 * A year of posts in a real store, closed as it goes on, while late posts come and posts are deleted before and after
 * their day was closed. Resolves with a pool that reads its tables.
 */
export async function simulateYear({
  store,
  from,
  days,
  districts,
  afterPiece,
}: YearOptions): Promise<OpenPool> {
  const pool = await openPool(join(store.dir, 'engine'), 1);
  const run = (sql: string, params: Record<string, unknown>) =>
    pool.use((connection) => connection.command(sql, params));
  let first = 0;
  for (let piece = 0; piece * PIECE_DAYS < days; piece += 1) {
    const start = from + piece * PIECE_DAYS * DAY_MS;
    const end = Math.min(start + PIECE_DAYS * DAY_MS, from + days * DAY_MS);
    const add = async (span: number, count: number, isLate: boolean): Promise<void> => {
      await run(NEW_POSTS, {
        from: isLate ? start - span : start,
        span,
        first,
        count,
        districts: ['', ...districts],
        blocks: [...BLOCKS],
        late: isLate ? 1 : 0,
        now: toEngineTime(toIso(start)),
        batch: `${piece} ${isLate}`,
      });
      first += count;
    };
    await add(end - start, POSTS_PER_DAY * PIECE_DAYS, false);
    if (piece > 0) await add(8 * DAY_MS, POSTS_PER_DAY, true);
    const deleted = { from: toEngineTime(toIso(start - 4 * DAY_MS)), to: toEngineTime(toIso(end)) };
    await run(DELETIONS, { ...deleted, piece, batch: `${piece} deleted` });
    store.clock.advance(end + 2 * DAY_MS - store.clock.now());
    await store.publicGrid.closeDue({ readUntil: end + 2 * DAY_MS, from, districts, missingSources: 0 });
    await afterPiece(piece);
  }
  return pool;
}

/** The same posts as they would be told by the threshold of authors alone, for each day and for each week. */
export async function toldWithoutProtection(pool: OpenPool, authorsMin: number): Promise<ToldCell[]> {
  const steps = [
    ['day', `toDate(ts, '${TIMEZONE}')`],
    ['week', `toMonday(ts, '${TIMEZONE}')`],
  ] as const;
  const told: ToldCell[] = [];
  for (const [step, date] of steps) {
    const rows = await pool.query<Omit<ToldCell, 'step'>>({
      sql:
        "SELECT toString(date) AS date, concat(if(district_id = '', 'none', district_id), ' ', block) AS line, " +
        'if(max(authors) < {authorsMin: UInt32}, NULL, sum(posts)) AS posts FROM (' +
        `SELECT ${date} AS date, district_id, block, toYYYYMM(ts) AS month, count() AS posts, ` +
        "uniqExact(author_key) AS authors FROM posts FINAL WHERE sign = 1 AND noise = '' " +
        "AND channel_kind != 'official' GROUP BY date, district_id, block, month) GROUP BY date, district_id, block",
      params: { authorsMin },
    });
    told.push(...rows.map((row) => ({ step, ...row })));
  }
  return withZeros(told);
}

/** Cells of a line and week that has any: a day without posts is told as 0. */
function withZeros(told: readonly ToldCell[]): ToldCell[] {
  const names = new Set(told.map(({ step, date, line }) => `${step} ${date} ${line}`));
  const zeros = told
    .filter(({ step }) => step === 'week')
    .flatMap(({ date, line }) =>
      Array.from({ length: 7 }, (_, day): ToldCell => {
        const of = new Date(Date.parse(date) + day * DAY_MS).toISOString().slice(0, 10);
        return { step: 'day', date: of, line, posts: 0 };
      }),
    );
  return [...told, ...zeros.filter(({ step, date, line }) => !names.has(`${step} ${date} ${line}`))];
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../api/support/test-app.ts';
import { loadRegion } from '../../config/load-region.ts';
import { BLOCKS } from '../../contracts/enriched.ts';
import { PUBLIC_AUTHORS_MIN, type PublicGrid } from '../../contracts/queries/public.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import type { OpenPool } from '../../storage/engine/pool.ts';
import { cellRanges, type ToldCell } from '../support/cell-ranges.ts';
import { simulateYear, toldWithoutProtection } from '../support/public-year.ts';
import { openReaderStore, TIMEZONE, type ReaderStore } from '../support/reader-store.ts';

const region = loadRegion('pskov');
const DISTRICTS = region.districts.map(({ id }) => id);
/** A Wednesday: the first week is cut. */
const FROM = createRegionTime(TIMEZONE).parse('2025-10-01');
const DAYS = 365;
/** Every hidden count can still be 1, 2, 3 or 4 at least (docs/privacy.md). */
const WIDTH_MIN = 3;

let store: ReaderStore;
let service: TestApp;
let pool: OpenPool;
/** Everything that was ever answered, by cell. */
const told = new Map<string, ToldCell>();
let changed = 0;
let asked = 0;

beforeAll(async () => {
  store = await openReaderStore();
  service = await testApp({ reader: store.reader, region, requireKeys: true, isGridPublic: true });
  pool = await simulateYear({
    store,
    from: FROM,
    days: DAYS,
    districts: DISTRICTS,
    async afterPiece(piece) {
      if (piece % 12 === 0) await askAll({});
    },
  });
  await askAll({});
  for (const district of ['none', ...DISTRICTS]) await askAll({ district, from: '2026-04-01' });
  for (const block of BLOCKS) await askAll({ block, to: '2026-02-01' });
  await askAll({ from: '2026-03-04T05:00', to: '2026-04-02T23:00' });
  await askAll({
    from: '2026-05-01',
    district: DISTRICTS.slice(0, 3).join(','),
    block: 'housing,roads',
    limit: '3',
  });
}, 600_000);
afterAll(async () => {
  await service.app.close();
  await pool.close();
  await store.close();
});

/** Reads a list of both steps to its end, as somebody without a key, and keeps every cell. */
async function askAll(filters: Record<string, string>): Promise<void> {
  // Answers are kept for a second.
  service.clock.advance(2_000);
  for (const step of ['day', 'week'] as const) {
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({
        step,
        limit: '31',
        ...filters,
        ...(cursor === null ? {} : { cursor }),
      });
      const answer = await ask(`/api/v1/public/grid?${query}`);
      keep(answer);
      cursor = answer.next;
    } while (cursor !== null);
  }
}

async function ask(url: string): Promise<PublicGrid> {
  asked += 1;
  // Strangers have a limit of requests by address.
  const answer = await service.send({ method: 'GET', url, remoteAddress: `192.0.2.${asked % 250}` });
  expect(answer.statusCode, answer.body.slice(0, 500)).toBe(200);
  return answer.json<PublicGrid>();
}

function keep({ step, items }: PublicGrid): void {
  for (const { date, cells } of items) {
    for (const { districtId, block, posts } of cells) {
      const cell: ToldCell = { step, date, line: `${districtId} ${block}`, posts };
      const name = `${step} ${date} ${cell.line}`;
      const before = told.get(name);
      if (before !== undefined && before.posts !== posts) changed += 1;
      told.set(name, cell);
    }
  }
}

test('a linear program over all public answers of a simulated year pins no suppressed cell', async () => {
  const ranges = await cellRanges([...told.values()]);

  const hidden = { day: 0, week: 0 };
  for (const { cell } of ranges) hidden[cell.step] += 1;
  expect(hidden.day).toBeGreaterThan(10_000);
  expect(hidden.week).toBeGreaterThan(500);
  const bounded = ranges.filter(({ max }) => max < 1_000);
  expect(bounded.length).toBeGreaterThan(2_000);
  expect(ranges.filter(({ min, max }) => !(max - min >= WIDTH_MIN))).toEqual([]);
});

test('the same linear program pins cells of the same posts when only the threshold of authors hides', async () => {
  const ranges = await cellRanges(await toldWithoutProtection(pool, PUBLIC_AUTHORS_MIN));

  expect(ranges.filter(({ min, max }) => max - min < 0.5).length).toBeGreaterThan(100);
});

test('every answer to the same question is the same, whatever came or was deleted since', () => {
  expect(told.size).toBeGreaterThan(25 * 9 * (DAYS + 50));
  expect(changed).toBe(0);
});

test('more than half of what people wrote is told by weeks', async () => {
  const weeks = [...told.values()].filter(({ step }) => step === 'week');
  const [row] = await pool.query<{ posts: number }>({
    sql: "SELECT sum(posts) AS posts FROM public_cells WHERE step = 'week'",
  });

  expect(weeks.reduce((sum, { posts }) => sum + (posts ?? 0), 0)).toBeGreaterThan((row?.posts ?? NaN) / 2);
});

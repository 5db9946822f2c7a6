import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FULL_SCOPE, type ReadOptions } from '../../contracts/queries/filters.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import { openPool, type OpenPool, type Pool } from '../../storage/engine/pool.ts';
import type { QueryContext } from '../../storage/queries/run-query.ts';
import { createReader } from '../../storage/reader.ts';
import { makeStored } from '../support/make-stored.ts';
import { openReaderStore, TIMEZONE, type ReaderStore } from '../support/reader-store.ts';

const options: ReadOptions = { scope: FULL_SCOPE };
const period = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };

const TEXTS = {
  bathing: 'Горячей воды нет третий день',
  coming: 'Вода появилась, спасибо!',
  asking: 'Когда дадут ВОДУ? Ещё ждём',
  phrase: 'Отключили холодную воду в доме',
  road: 'Яма на дороге, асфальт (плохой)',
  hyphen: 'Кто-нибудь знает про кран?',
};
type Name = keyof typeof TEXTS;

describe('the search', () => {
  let store: ReaderStore;
  beforeAll(async () => {
    store = await openReaderStore();
    await store.add(Object.entries(TEXTS).map(([name, text]) => makeStored({ id: `vk:${name}`, text })));
    const lost = makeStored({ id: 'vk:lost', text: 'Вода ушла' });
    await store.add([lost]);
    const erased = { ...lost, text: '', stems: [], deletedAt: '2026-11-24T09:00:00.000Z' };
    await store.replace([{ row: erased, replaced: lost }]);
  });
  afterAll(() => store.close());

  async function found(q: string): Promise<string[]> {
    const { items } = await store.reader.posts({ ...period, q, order: 'oldest', limit: 50 }, options);
    const { series } = await store.reader.trends(
      { ...period, q, step: 'month', by: 'total', limit: 1 },
      options,
    );
    const counted = series[0]?.points.reduce((sum, { posts }) => sum + posts, 0);
    expect(counted, `the count of ${q}`).toBe(items.length);
    return items.map(({ id }) => id.slice(3)).sort();
  }

  const cases: [q: string, names: Name[]][] = [
    ['вода', ['bathing', 'coming', 'asking', 'phrase']],
    ['воды', ['bathing', 'coming', 'asking', 'phrase']],
    ['ВОДУ', ['bathing', 'coming', 'asking', 'phrase']],
    ['=воду', ['asking', 'phrase']],
    ['=Вода', ['coming']],
    ['=вод', []],
    ['"холодную воду"', ['phrase']],
    ['"воду холодную"', []],
    ['вода -спасибо', ['bathing', 'asking', 'phrase']],
    ['вода -=воду', ['bathing', 'coming']],
    ['спасибо OR асфальт', ['coming', 'road']],
    ['вода спасибо OR холодная', ['coming', 'phrase']],
    ['еще', ['asking']],
    ['=ещё', ['asking']],
    ['"асфальт плохой"', ['road']],
    ['=кто-нибудь', ['hyphen']],
    ['ушла', []],
    ['вода ушла', []],
  ];

  test.each(cases)('%s finds %j', async (q, names) => {
    expect(await found(q)).toEqual([...names].sort());
  });

  test('that holds no words is an input error', async () => {
    await expect(found('-')).rejects.toMatchObject({ code: 'input', where: 'q' });
  });
});

test('the newest posts of a search are read through the text index and the primary key', async () => {
  const store = await openReaderStore();
  let pool: OpenPool | undefined;
  try {
    await store.add(Array.from({ length: 50 }, (_, index) => makeStored({ id: `vk:-1_${index}` })));
    const seen: string[] = [];
    pool = await openPool(join(store.dir, 'engine'), 1);
    const reader = createReader({ pool: explaining(pool, seen), time: createRegionTime(TIMEZONE) });
    await reader.posts({ ...period, q: 'вода', order: 'newest', limit: 10 }, options);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/PrimaryKey[\s│]+Keys:[\s│]+ts/);
    expect(seen[0]).toMatch(/Name: stems_index/);
    expect(seen[0]).toContain('InReverseOrder');
  } finally {
    await pool?.close();
    await store.close();
  }
});

/** Reads as the pool does, and keeps how the engine is going to run each search. */
function explaining(pool: Pool, seen: string[]): QueryContext['pool'] {
  return {
    async query<Row>(read: Parameters<Pool['query']>[0]) {
      if (read.sql.includes('hasAllTokens')) {
        const params = { ...read.params, rowsMax: 1_000 };
        const sql = `EXPLAIN indexes = 1 ${read.sql}`;
        const rows = await pool.query<{ explain: string }>({ sql, params });
        seen.push(rows.map((row) => row.explain).join('\n'));
      }
      return pool.query<Row>(read);
    },
  };
}

import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';
import { openApiService, SERVICE_NOW, type ApiService } from '../support/api-service.ts';
import { manyPosts } from '../support/planted-posts.ts';
import { wire, type WireAnswer } from '../support/wire.ts';

/** What requests make the engine do, as the engine itself counts it. */
let service: ApiService;
let watch: OpenPool;
let key: string;
beforeAll(async () => {
  service = await openApiService({ requireKeys: true });
  await service.add(manyPosts(3_000, SERVICE_NOW));
  watch = await openPool(join(service.system.config.dataDir, 'store', 'engine'), 1);
  key = await service.makeKey({ name: 'A' });
}, 60_000);
afterAll(async () => {
  await watch.close();
  await service.close();
});

const headers = () => ({ authorization: `Bearer ${key}` });

function ask(target: string, more: Record<string, string> = {}): Promise<WireAnswer> {
  const sent = { method: 'GET', target, headers: { ...headers(), ...more }, body: null };
  return wire(service.url, sent, { hangMs: 60_000 });
}

/** Reads begun by the engine so far, this one included. */
async function begun(): Promise<number> {
  const sql = "SELECT toFloat64(sum(value)) AS n FROM system.events WHERE event = 'SelectQuery'";
  const [row] = await watch.query<{ n: number }>({ sql });
  return row?.n ?? Number.NaN;
}

async function running(): Promise<number> {
  const sql = "SELECT count() AS n FROM system.processes WHERE query NOT LIKE '%system.processes%'";
  const [row] = await watch.query<{ n: number }>({ sql });
  return row?.n ?? -1;
}

test('readers that ask the same at once share one query', async () => {
  // With an end: without one it is the present second, which may pass between the first and the last of the readers.
  await ask('/api/v1/trends?by=channel&from=2026-11-01&to=2026-11-20');
  const before = await begun();
  await ask('/api/v1/trends?by=channel&from=2026-11-02&to=2026-11-20');
  const one = (await begun()) - before;
  expect(one).toBeGreaterThan(1);

  const start = await begun();
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => ask('/api/v1/trends?by=channel&from=2026-11-03&to=2026-11-20')),
  );
  const together = (await begun()) - start;

  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  // Besides the shared one, how fresh the store is may be asked again.
  expect(together).toBeLessThan(one * 3);
});

test('a reader that has the same bytes is sent none, and none but those', async () => {
  const first = await ask('/api/v1/facets?from=2026-11-10&to=2026-11-20');
  const etag = String(first.headers['etag']);

  const same = await ask('/api/v1/facets?from=2026-11-10&to=2026-11-20', {
    'if-none-match': `"other", W/${etag}`,
  });
  const other = await ask('/api/v1/facets?from=2026-11-10&to=2026-11-19', { 'if-none-match': etag });

  expect(first.status).toBe(200);
  expect([same.status, same.body, same.headers['etag']]).toEqual([304, '', etag]);
  expect(other.status).toBe(200);
});

test('readers that go away leave no work behind, and everybody else is served', async () => {
  const before = await begun();
  const targets = Array.from(
    { length: 60 },
    (_, index) => `/api/v1/posts?q=вода&limit=500&from=2026-10-01&noise=all&channel=c${index},-1`,
  );
  const calls = targets.map((target) =>
    request(`${service.url}${encodeURI(target)}`, { headers: headers() })
      .on('error', () => {})
      .end(),
  );
  await expect.poll(begun, { timeout: 30_000 }).toBeGreaterThan(before + 3);

  for (const call of calls) call.destroy();

  await expect.poll(running, { timeout: 30_000 }).toBe(0);
  const asked = (await begun()) - before;
  expect((await ask('/api/v1/trends?from=2026-11-04')).status).toBe(200);
  // Most had not begun, and never did: one request makes several reads.
  expect(asked).toBeLessThan(60 * 3);
});

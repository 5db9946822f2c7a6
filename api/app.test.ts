import { afterEach, expect, test } from 'vitest';
import { LOCAL_KEY, testApp, type TestApp } from './support/test-app.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

async function start(...given: Parameters<typeof testApp>): Promise<TestApp> {
  open = await testApp(...given);
  return open;
}

const READS = [
  'trends',
  'hotspots',
  'posts',
  'posts/vk%3A-1_15',
  'threads/vk%3A-1_15',
  'stories',
  'conflicts',
  'facets',
  'sources',
  'alerts',
];

test.each(READS)('%s says how fresh it is and which sources are missing', async (path) => {
  const { get } = await start();

  const answer = await get(`/api/v1/${path}`);

  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toMatchObject({ meta: { freshAt: '2026-11-24T07:59:00.000Z', missingSources: [] } });
});

test('every answer carries the security headers, errors and pages included', async () => {
  const { get } = await start();

  for (const url of ['/api/v1/trends', '/api/v1/none', '/api/v1/trends?x=1', '/', '/healthz']) {
    const { headers } = await get(url);
    expect(headers['content-security-policy'], url).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  }
});

test('answers are dated by the clock of the service, errors included', async () => {
  const { get } = await start();

  for (const url of ['/api/v1/trends', '/api/v1/none']) {
    expect((await get(url)).headers['date']).toBe('Tue, 24 Nov 2026 08:00:00 GMT');
  }
});

test('a misspelt parameter is refused with the nearest name, and every wrong field is told', async () => {
  const { get } = await start();

  const answer = await get('/api/v1/trends?distrct=a&step=year&limit=0');

  expect(answer.statusCode).toBe(400);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  const problem = answer.json<{ code: string; errors: { field: string; message: string }[] }>();
  expect(problem.code).toBe('input');
  expect(problem.errors.map((error) => error.field)).toEqual(['distrct', 'step', 'limit']);
  expect(problem.errors[0]?.message).toMatch(/did you mean district\?/);
});

test('an unknown address answers a problem document', async () => {
  const { get } = await start();

  const answer = await get('/api/v1/nothing');

  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({ code: 'not_found', status: 404 });
});

test('a failure of ours hides its words and keeps a request id', async () => {
  const { get } = await start({
    reader: { trends: () => Promise.reject(new Error('secret of the engine')) },
  });

  const answer = await get('/api/v1/trends');

  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('secret');
  expect(answer.json<{ instance: string }>().instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
});

test('a field that is no part of the contract never leaves, the pseudonym of an author least of all', async () => {
  const planted = { authorKey: 'planted' };
  const example = await start();
  const post = {
    ...(await example.reader.post('x', { scope: { districts: null, blocks: null } }))!,
    ...planted,
  };
  await example.app.close();
  const { get } = await start({
    reader: {
      posts: async () => ({ items: [post], next: null }),
      post: async () => post,
      async *allPosts() {
        yield post;
      },
    },
  });

  for (const url of ['posts', 'posts/a', 'posts/export', 'posts/export?format=csv']) {
    const answer = await get(`/api/v1/${url}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('vk:-1_15');
    expect(answer.body).not.toMatch(/planted|authorKey/);
  }
});

test('reads are bounded in time and carry the limits of the key', async () => {
  const { get, makeKey, reader } = await start();
  const key = await makeKey({ name: 'Limited', districts: ['opochetsky'], blocks: ['housing'] });

  for (const path of READS.slice(0, 8)) await get(`/api/v1/${path}`, { authorization: `Bearer ${key}` });

  expect(reader.calls).toHaveLength(8);
  for (const { options } of reader.calls) {
    expect(options.scope).toEqual({ districts: ['opochetsky'], blocks: ['housing'] });
    expect(options.timeLimitMs).toBe(10_000);
  }
});

test('a limited key sees alerts of its own cells only, and no note of the whole region', async () => {
  const { get, send, makeKey } = await start();
  const authorization = `Bearer ${await makeKey({ name: 'Roads', role: 'editor', blocks: ['roads'] })}`;

  const alerts = await get('/api/v1/alerts', { authorization });
  const acknowledged = await send({
    method: 'POST',
    url: '/api/v1/alerts/opochetsky-housing-2026-11-24T08/acknowledge',
    headers: { authorization },
    payload: {},
  });
  const report = await get('/api/v1/report', { authorization });

  expect(alerts.json()).toMatchObject({ items: [] });
  expect(acknowledged.statusCode).toBe(404);
  expect(report.statusCode).toBe(403);
});

test('equal bytes are not sent twice', async () => {
  const { get } = await start();
  const first = await get('/api/v1/trends');

  const again = await get('/api/v1/trends', { 'if-none-match': String(first.headers['etag']) });

  expect(first.headers['etag']).toMatch(/^"[\w-]{27}"$/);
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe('');
});

test('the note as a page may use its own style and nothing else', async () => {
  const { get } = await start();

  const answer = await get('/api/v1/report');

  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
});

test('a body that reaches for the prototype is refused, and an empty one is an empty object', async () => {
  const { send } = await start();
  const url = '/api/v1/alerts/opochetsky-housing-2026-11-24T08/acknowledge';
  const headers = { 'content-type': 'application/json' };

  const poisoned = await send({ method: 'POST', url, headers, payload: '{"__proto__": {"a": 1}}' });
  const empty = await send({ method: 'POST', url, headers });

  expect(poisoned.statusCode).toBe(400);
  expect(empty.statusCode).toBe(200);
});

test('the local command key opens admin routes and is not limited', async () => {
  const { send } = await start({ requireKeys: true });
  const headers = { authorization: `Bearer ${LOCAL_KEY}`, 'content-type': 'application/json' };

  const verified = await send({ method: 'POST', url: '/api/v1/admin/verify', headers });

  expect(verified.statusCode).toBe(200);
  expect(verified.json()).toEqual({ checkedPosts: 1, checkedCells: 1, differences: [] });

  const mended = await send({
    method: 'POST',
    url: '/api/v1/admin/verify',
    headers,
    payload: { repair: true },
  });

  expect(mended.json()).toMatchObject({ differences: [], mended: [{ table: 'voices', rows: 2 }] });
});

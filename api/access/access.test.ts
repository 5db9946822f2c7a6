import { afterEach, expect, test } from 'vitest';
import { memoryState } from '../support/memory-state.ts';
import { LOCAL_KEY, testApp, type Given, type TestApp } from '../support/test-app.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

async function start(given: Given = {}): Promise<TestApp> {
  open = await testApp(given);
  return open;
}

test('a viewer is told why it sees nothing', async () => {
  const { get, makeKey } = await start();
  const key = await makeKey({ name: 'Viewer', role: 'viewer' });

  const answer = await get('/api/v1/trends', { authorization: `Bearer ${key}` });

  expect(answer.statusCode).toBe(403);
  expect(answer.json<{ hint: string }>().hint).toMatch(/no texts and no exact counts/);
});

test('the service does not start with a route that says nothing about who may use it', async () => {
  const { app } = await start();
  app.get('/forgotten', { schema: { hide: true } }, async () => 'open');

  await expect(app.ready()).rejects.toThrow(/does not say who may use it/);
});

test.each([
  ['another name for this address', { host: 'evil.example:8080' }],
  ['a page of somebody else', { origin: 'http://evil.example' }],
  ['a page of somebody else, without an origin', { 'sec-fetch-site': 'cross-site' }],
  ['somebody behind a proxy', { 'x-forwarded-for': '192.0.2.7' }],
  ['somebody behind a standard proxy', { forwarded: 'for=192.0.2.7' }],
])('without a key, %s is refused', async (_name, headers) => {
  const { get } = await start();

  expect((await get('/api/v1/trends')).statusCode).toBe(200);
  expect((await get('/api/v1/trends', headers)).statusCode).toBe(403);
});

test.each(['localhost', 'localhost:8080', '127.0.0.1:1', '[::1]:8080'])(
  'without a key, %s is this machine',
  async (host) => {
    const { get } = await start();

    expect((await get('/api/v1/trends', { host, origin: `http://${host}` })).statusCode).toBe(200);
  },
);

test('without a key, another machine is refused whatever it claims', async () => {
  const { send } = await start();

  const answer = await send({ method: 'GET', url: '/api/v1/trends', remoteAddress: '192.0.2.7' });

  expect(answer.statusCode).toBe(403);
});

test('the key of local commands is worthless from elsewhere', async () => {
  const { send } = await start();
  const headers = { authorization: `Bearer ${LOCAL_KEY}` };

  const answer = await send({ method: 'GET', url: '/api/v1/trends', remoteAddress: '192.0.2.7', headers });

  expect(answer.statusCode).toBe(401);
});

test('a wrong key is refused even where none is needed', async () => {
  const { get } = await start();

  const answer = await get('/api/v1/trends', { authorization: 'Bearer vch_wrong' });

  expect(answer.statusCode).toBe(401);
  expect(answer.headers['www-authenticate']).toBe('Bearer');
});

test.each(['0.0.0.0', '::', '192.0.2.7', 'veche.example'])(
  'an address that others reach is refused at start while no key exists: %s',
  async (host) => {
    await expect(testApp({ host })).rejects.toMatchObject({ code: 'config', where: 'api.host' });
    const state = memoryState();
    const first = await testApp({}, state);
    await first.makeKey({ name: 'Admin', role: 'admin' });
    await first.app.close();

    open = await testApp({ host }, state);

    expect((await open.get('/api/v1/trends')).statusCode).toBe(401);
  },
);

test('changes are taken as JSON from pages of ours only', async () => {
  const { send } = await start();
  const url = '/api/v1/alerts/opochetsky-housing-2026-11-24T08/acknowledge';
  const change = (headers: Record<string, string>) =>
    send({ method: 'POST', url, headers, payload: '{"note": "a crew is on its way"}' });
  const json = { 'content-type': 'application/json' };

  expect((await change({ 'content-type': 'text/plain' })).statusCode).toBe(415);
  expect((await change({ 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(415);
  expect((await change({ ...json, origin: 'http://evil.example' })).statusCode).toBe(403);
  expect((await change({ ...json, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  const done = await change({ ...json, origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-origin' });
  expect(done.json()).toMatchObject({ acknowledgedBy: 'local', note: 'a crew is on its way' });
});

test('numbers for Prometheus need a key, but not from this machine', async () => {
  const { get, send } = await start({ requireKeys: true });
  await get('/healthz');

  const here = await get('/metrics');
  const elsewhere = await send({ method: 'GET', url: '/metrics', remoteAddress: '192.0.2.7' });

  expect(here.body).toMatch(/veche_http_requests_total\{method="GET",route="\/healthz",status="200"\} 1/);
  expect(here.body).toContain('process_cpu_seconds_total');
  expect(elsewhere.statusCode).toBe(401);
});

test('a person is held to a number of requests a minute, and told when to come back', async () => {
  const { get, makeKey } = await start();
  const authorization = `Bearer ${await makeKey({ name: 'Eager' })}`;
  const codes = new Set<number>();
  for (let count = 0; count < 1_200; count += 1) {
    codes.add((await get('/api/v1/session', { authorization })).statusCode);
  }

  const refused = await get('/api/v1/session', { authorization });
  const other = await get('/api/v1/session', { authorization: `Bearer ${await makeKey({ name: 'Calm' })}` });

  expect(codes).toEqual(new Set([200]));
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ code: 'too_many_requests', status: 429 });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(other.statusCode).toBe(200);
});

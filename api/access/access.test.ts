import { afterEach, expect, test } from 'vitest';
import { memoryState } from '../support/memory-state.ts';
import { LOCAL_KEY, testApp, type Given, type TestApp } from '../support/test-app.ts';
import { ROLES, type Role } from './person.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

async function start(given: Given = {}): Promise<TestApp> {
  open = await testApp(given);
  return open;
}

/** What every route below may be asked by, from its own words in the OpenAPI document and this table. */
const LEAST: Readonly<Record<string, Role | 'public'>> = {
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'analyst',
  'GET /api/v1/session': 'public',
  'POST /api/v1/session': 'public',
  'DELETE /api/v1/session': 'public',
  'GET /api/v1/region': 'viewer',
  'GET /api/v1/trends': 'analyst',
  'GET /api/v1/hotspots': 'analyst',
  'GET /api/v1/posts': 'analyst',
  'GET /api/v1/posts/export': 'analyst',
  'GET /api/v1/posts/{id}': 'analyst',
  'GET /api/v1/threads/{id}': 'analyst',
  'GET /api/v1/stories': 'analyst',
  'GET /api/v1/conflicts': 'analyst',
  'GET /api/v1/facets': 'analyst',
  'GET /api/v1/sources': 'analyst',
  'GET /api/v1/alerts': 'analyst',
  'GET /api/v1/stream': 'analyst',
  'GET /api/v1/report': 'analyst',
  'POST /api/v1/alerts/{id}/acknowledge': 'editor',
  'GET /api/v1/admin/keys': 'admin',
  'POST /api/v1/admin/keys': 'admin',
  'POST /api/v1/admin/keys/revoke': 'admin',
  'POST /api/v1/admin/verify': 'admin',
  'POST /api/v1/admin/import': 'admin',
  'GET /api/v1/admin/quarantine': 'admin',
};

async function documentedRoutes({ get }: TestApp): Promise<string[]> {
  const document = (await get('/openapi.json')).json<{ paths: Record<string, object> }>();
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

test('every route lets in its least role and above, and nobody else', async () => {
  const service = await start({ requireKeys: true });
  const keys = new Map<Role, string>();
  for (const role of ROLES) keys.set(role, await service.makeKey({ name: role, role }));
  const routes = await documentedRoutes(service);
  expect(new Set(routes)).toEqual(new Set(Object.keys(LEAST)));

  for (const route of routes) {
    const [method = '', path = ''] = route.split(' ');
    const least = LEAST[route] ?? 'admin';
    for (const role of [null, ...ROLES]) {
      // The stream of someone who is let in would not end.
      const isStream = path.endsWith('/stream') && role !== null && role !== 'viewer';
      if (isStream) continue;
      const key = role === null ? undefined : keys.get(role);
      const answer = await service.send({
        method,
        url: path.replace('{id}', 'x'),
        remoteAddress: '192.0.2.7',
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        },
      });
      const isAllowed = least === 'public' || (role !== null && ROLES.indexOf(role) >= ROLES.indexOf(least));
      const isRefused = answer.statusCode === (role === null ? 401 : 403);
      // Logging in without a key is refused by the route itself, as a request without its fields.
      expect(isRefused, `${route} as ${role}: ${answer.statusCode}`).toBe(!isAllowed);
    }
  }
});

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

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { IMPORTED_PAGE } from '../../api/routes/admin-examples.ts';
import { apiOperations, type ApiOperation } from '../support/api-document.ts';
import { openApiService, SERVICE_NOW, type ApiService } from '../support/api-service.ts';
import { cellPosts, manyPosts, SHARED_THREADS } from '../support/planted-posts.ts';
import { wire, type WireAnswer } from '../support/wire.ts';

/** The ten risks of the OWASP API Security Top 10 2023, one test each, over the real service. */
let service: ApiService;
let operations: ApiOperation[];
const keys: Record<string, string> = {};
beforeAll(async () => {
  service = await openApiService({ requireKeys: true });
  await service.add([...cellPosts(SERVICE_NOW), ...manyPosts(200, SERVICE_NOW)]);
  for (const role of ['viewer', 'analyst', 'editor', 'admin'] as const) {
    keys[role] = await service.makeKey({ name: role, role });
  }
  keys['limited'] = await service.makeKey({ name: 'limited', districts: ['pskov'] });
  operations = await apiOperations(JSON.parse((await ask('/openapi.json')).body));
}, 60_000);
afterAll(() => service.close());

interface Asked {
  as?: string;
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

function ask(target: string, { as, method = 'GET', body, headers = {} }: Asked = {}): Promise<WireAnswer> {
  const sent = {
    method,
    target,
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${keys[as] ?? as}` }),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  };
  return wire(service.url, sent, { hangMs: 60_000, endless: 'text/event-stream' });
}

/** A post of another district than that of the limited key, without answers. */
const HIDDEN = encodeURIComponent('vk:-1_1');

/** Without what differs from one request to the next. */
const words = ({ body }: WireAnswer) => body.replace(/urn:uuid:[\w-]+/, '');

test('API1 broken object level authorization: a thing beyond the limits is as one that is not there', async () => {
  for (const path of ['/api/v1/posts/', '/api/v1/threads/']) {
    const hidden = await ask(path + HIDDEN, { as: 'limited' });
    const missing = await ask(`${path}nothing`, { as: 'limited' });
    const seen = await ask(path + HIDDEN, { as: 'analyst' });

    expect([hidden.status, missing.status, seen.status]).toEqual([404, 404, 200]);
    expect(words(hidden)).toBe(words(missing));
  }
});

test('API2 broken authentication: only a valid key in the right place opens, and guessing is slowed down', async () => {
  const key = keys['analyst']!;
  const refused = [
    ask('/api/v1/trends'),
    ask(`/api/v1/trends?key=${key}`),
    ask(`/api/v1/trends?access_token=${key}`),
    ask('/api/v1/trends', { headers: { 'x-api-key': key } }),
    ask('/api/v1/trends', {
      headers: { authorization: `Basic ${Buffer.from(`analyst:${key}`).toString('base64')}` },
    }),
    ask('/api/v1/trends', { headers: { authorization: 'Bearer ' } }),
    ask('/api/v1/trends', { headers: { authorization: `Bearer ${key.slice(0, -1)}` } }),
    ask('/api/v1/trends', { headers: { cookie: `veche_session=${key}` } }),
    ask('/api/v1/trends', { headers: { cookie: 'veche_session=__proto__' } }),
  ];
  for (const answer of await Promise.all(refused)) expect(answer.status).toBe(401);

  const login = (name: string, given: string) =>
    ask('/api/v1/session', { method: 'POST', body: { name, key: given } });
  expect(words(await login('analyst', 'wrong'))).toBe(words(await login('nobody', 'wrong')));
  const tries = await Promise.all(Array.from({ length: 30 }, () => login('analyst', 'wrong')));
  const late = tries.find(({ status }) => status === 429);
  expect(Number(late?.headers['retry-after'])).toBeGreaterThan(0);
});

test('API3 broken object property level authorization: no field is given that is not documented, none is taken', async () => {
  for (const target of [
    'posts?limit=500&noise=all',
    'posts/export',
    'posts/vk%3A-9_0',
    `threads/${encodeURIComponent(SHARED_THREADS[1])}`,
  ]) {
    const { status, body } = await ask(`/api/v1/${target}`, { as: 'admin' });
    expect(status, target).toBe(200);
    expect(body).not.toMatch(/author_?key|aaaaaaaa|00000000000/i);
  }
  const taken = await ask('/api/v1/admin/keys', {
    as: 'admin',
    method: 'POST',
    body: { name: 'x', isLocal: true, hash: 'a' },
  });
  expect(taken.status).toBe(400);
});

test('API4 unrestricted resource consumption: rows, periods, lists, words, bodies and requests are bounded', async () => {
  const list = Array.from({ length: 51 }, (_, index) => `a${index}`).join(',');
  for (const query of [
    'limit=501',
    'limit=0',
    'limit=1e9',
    'from=2025-10-01&to=2026-11-20',
    `district=${list}`,
    `q=${'a'.repeat(501)}`,
  ]) {
    expect((await ask(`/api/v1/posts?${query}`, { as: 'analyst' })).status, query).toBe(400);
  }
  const body = { name: 'x'.repeat(70_000) };
  const large = await ask('/api/v1/admin/keys', { as: 'admin', method: 'POST', body });
  expect(large.status).toBe(413);

  const eager = await service.makeKey({ name: 'eager' });
  let refused: WireAnswer | null = null;
  for (let round = 0; round < 30 && refused === null; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ask('/api/v1/session', { as: eager })),
    );
    refused = answers.find(({ status }) => status === 429) ?? null;
  }
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask('/api/v1/session', { as: 'analyst' })).status).toBe(200);
});

test('API5 broken function level authorization: nobody below an administrator reaches a route for one', async () => {
  const administration = operations.filter(({ path }) => path.includes('/admin/'));
  expect(administration.length).toBeGreaterThan(4);
  for (const { path, method } of administration) {
    for (const as of ['viewer', 'analyst', 'editor', 'limited']) {
      expect((await ask(path, { as, method, ...(method === 'GET' ? {} : { body: {} }) })).status, path).toBe(
        403,
      );
      const shouted = await ask(path.toUpperCase(), { as, method });
      expect(String(shouted.headers['content-type']), path).not.toMatch(/^application\/json/);
    }
    const disguised = { as: 'viewer', headers: { 'x-http-method-override': method } };
    expect([403, 404]).toContain((await ask(path, disguised)).status);
  }
});

test('API6 unrestricted access to sensitive business flows: whoever carries posts away stands in the audit', async () => {
  const carrier = await service.makeKey({ name: 'carrier' });

  await ask('/api/v1/posts/export?format=csv&q=вода', { as: carrier }).catch(() => null);
  await ask('/api/v1/posts/export?format=csv', { as: carrier });
  const { state } = service.system.storage;
  await expect
    .poll(() => state.get<{ route: string; status: number }>('audit', 'carrier')?.payload, {
      timeout: 15_000,
    })
    .toMatchObject({ route: '/api/v1/posts/export', status: 200 });
});

test('API7 server side request forgery: no address that the API is given is ever asked', async () => {
  let visits = 0;
  const villain = createServer((_request, response) => {
    visits += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(villain, 'listening');
  const address = `http://127.0.0.1:${(villain.address() as AddressInfo).port}/`;
  for (const operation of operations.filter(({ path }) => !path.endsWith('/stream'))) {
    const names = operation.parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }) => name);
    const query = new URLSearchParams(names.map((name) => [name, address]));
    const path = operation.path.replaceAll(/\{\w+\}/g, encodeURIComponent(address));
    await ask(`${path}?${query}`, {
      as: 'admin',
      method: operation.method,
      ...(operation.requestBody === undefined ? {} : { body: { url: address } }),
    });
  }
  const post = { ...IMPORTED_PAGE.posts[0], url: address, text: `смотрите ${address}` };
  const taken = await ask('/api/v1/admin/import', {
    as: 'admin',
    method: 'POST',
    body: { ...IMPORTED_PAGE, posts: [post] },
  });

  expect(taken.status, taken.body).toBe(200);
  expect(visits).toBe(0);
  villain.close();
});

test('API8 security misconfiguration: no answer tells of the program, opens itself to others or to frames', async () => {
  const targets = [
    '/',
    '/healthz',
    '/api/v1/trends',
    '/api/v1/nothing',
    '/api/v1/posts/%',
    '/openapi.json',
    '/api/v1/trends?limit=x',
  ];
  for (const target of targets) {
    const { headers, body } = await ask(target, {
      as: 'analyst',
      headers: { origin: 'https://evil.example' },
    });
    expect(headers['content-security-policy'], target).toMatch(/^default-src 'none'/);
    expect(headers['x-content-type-options'], target).toBe('nosniff');
    expect(headers['x-frame-options'], target).toBe('DENY');
    expect(
      Object.keys(headers).filter((name) => /^(?:server|x-powered-by|access-control-.*)$/.test(name)),
    ).toEqual([]);
    expect(body).not.toMatch(/node_modules|at \w+ \(/);
  }
  expect((await ask('/api/v1/trends', { method: 'OPTIONS' })).status).toBeGreaterThanOrEqual(400);
});

test('API9 improper inventory management: there is one version, and no address beside the documented ones', async () => {
  expect(
    new Set(operations.map(({ path }) => path.split('/')[2]).filter((part) => /^v\d/.test(part ?? ''))),
  ).toEqual(new Set(['v1']));
  for (const target of [
    '/api',
    '/api/v0/trends',
    '/api/v2/trends',
    '/api/trends',
    '/admin',
    '/api/v1/admin',
    '/debug',
    '/.git/config',
    '/.env',
    '/run.json',
    '/metrics/',
    '/openapi.yaml',
    '/documentation',
  ]) {
    const { status, headers } = await ask(target, { as: 'admin' });
    // Addresses of pages answer the page itself, which holds nothing.
    expect(
      status === 404 || String(headers['content-type']).startsWith('text/html'),
      `${target}: ${status}`,
    ).toBe(true);
  }
});

test('API10 unsafe consumption of APIs: what comes from outside is checked, masked and cut', async () => {
  const posts = [
    {
      ...IMPORTED_PAGE.posts[0],
      id: 'import:1',
      url: 'javascript:alert(1)',
      text: 'Звоните +7 911 123-45-67',
    },
    { ...IMPORTED_PAGE.posts[0], id: 'import:2', text: 'я'.repeat(20_000) },
  ];
  const taken = await ask('/api/v1/admin/import', {
    as: 'admin',
    method: 'POST',
    body: { ...IMPORTED_PAGE, posts },
  });
  const first = await ask('/api/v1/posts/import%3A1', { as: 'admin' });
  const second = await ask('/api/v1/posts/import%3A2', { as: 'admin' });
  const wrong = await ask('/api/v1/admin/import', {
    as: 'admin',
    method: 'POST',
    body: { ...IMPORTED_PAGE, posts: [{ ...posts[0], network: 'none' }] },
  });

  expect(taken.status, taken.body).toBe(200);
  expect(JSON.parse(first.body)).toMatchObject({ url: null, text: 'Звоните ‹телефон›' });
  expect(JSON.parse(second.body)).toMatchObject({ truncated: true });
  expect(wrong.status).toBe(400);
});

import { afterEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '../support/test-app.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

async function startWithKey(): Promise<TestApp & { key: string }> {
  open = await testApp({ requireKeys: true });
  return { ...open, key: await open.makeKey({ name: 'Мария', role: 'editor', blocks: ['housing'] }) };
}

async function login({ send }: TestApp, key: string, headers: Record<string, string> = {}) {
  return send({ method: 'POST', url: '/api/v1/session', headers, payload: { name: 'Мария', key } });
}

function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
}

test('name and key give a session that knows the person, out of reach of scripts and other sites', async () => {
  const service = await startWithKey();

  const answer = await login(service, service.key);

  expect(answer.statusCode).toBe(200);
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(/^veche_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  const me = await service.get('/api/v1/session', { cookie: cookieOf(answer) });
  expect(me.json()).toEqual({
    person: { name: 'Мария', role: 'editor', districts: null, blocks: ['housing'] },
    isDemo: false,
  });
});

test('behind TLS the cookie stays off plain HTTP', async () => {
  const service = await startWithKey();

  const answer = await login(service, service.key, { 'x-forwarded-proto': 'https' });

  expect(String(answer.headers['set-cookie'])).toContain('; Secure');
});

test('a wrong key, or the right one under another name, opens nothing', async () => {
  const service = await startWithKey();
  const other = await service.makeKey({ name: 'Other' });

  expect((await login(service, `${service.key}x`)).statusCode).toBe(401);
  expect((await login(service, other)).statusCode).toBe(401);
});

test('a session ends by logging out, after twelve hours, and with its key', async () => {
  const service = await startWithKey();
  const cookie = () => login(service, service.key).then(cookieOf);
  const status = async (value: string) => (await service.get('/api/v1/trends', { cookie: value })).statusCode;
  const [left, old, revoked] = [await cookie(), await cookie(), await cookie()];
  expect(new Set([left, old, revoked]).size).toBe(3);
  expect(await status(left)).toBe(200);

  await service.send({ method: 'DELETE', url: '/api/v1/session', headers: { cookie: left } });
  expect(await status(left)).toBe(401);
  expect(await status(old)).toBe(200);

  service.clock.advance(12 * 3_600_000);
  expect(await status(old)).toBe(401);

  const fresh = await cookie();
  const admin = await service.makeKey({ name: 'Admin', role: 'admin' });
  const headers = { authorization: `Bearer ${admin}` };
  const url = '/api/v1/admin/keys/revoke';
  expect((await service.send({ method: 'POST', url, headers, payload: { name: 'Мария' } })).statusCode).toBe(
    200,
  );
  expect(await status(fresh)).toBe(401);
  expect((await service.get('/api/v1/trends', { authorization: `Bearer ${service.key}` })).statusCode).toBe(
    401,
  );
});

test('a new key of the same name does not revive sessions of the old one', async () => {
  const service = await startWithKey();
  const cookie = cookieOf(await login(service, service.key));
  const admin = { authorization: `Bearer ${await service.makeKey({ name: 'Admin', role: 'admin' })}` };
  const post = (url: string, payload: object) =>
    service.send({ method: 'POST', url, headers: admin, payload });

  await post('/api/v1/admin/keys/revoke', { name: 'Мария' });
  const made = await post('/api/v1/admin/keys', { name: 'Мария' });

  expect(made.json<{ key: string }>().key).toMatch(/^vch_[\w-]{43}$/);
  expect((await service.get('/api/v1/trends', { cookie })).statusCode).toBe(401);
});

test('keys are kept as hashes and listed without them', async () => {
  const service = await startWithKey();
  const admin = { authorization: `Bearer ${await service.makeKey({ name: 'Admin', role: 'admin' })}` };

  const listed = await service.get('/api/v1/admin/keys', admin);

  expect(JSON.stringify(service.state.events)).not.toContain(service.key);
  expect(listed.body).not.toMatch(/hash|vch_/);
  expect(listed.json<{ items: { name: string }[] }>().items.map((item) => item.name)).toEqual([
    'Мария',
    'Admin',
  ]);
});

test.each([
  ['a name twice', { name: 'Мария' }, 409],
  ['a limited admin', { name: 'New', role: 'admin', blocks: ['roads'] }, 400],
  ['an unknown district', { name: 'New', districts: ['nowhere'] }, 400],
  ['an unknown field', { name: 'New', rôle: 'admin' }, 400],
  ['a name of control characters', { name: 'a\nb' }, 400],
])('no key is made for %s', async (_what, payload, status) => {
  const service = await startWithKey();
  const admin = { authorization: `Bearer ${await service.makeKey({ name: 'Admin', role: 'admin' })}` };

  const answer = await service.send({ method: 'POST', url: '/api/v1/admin/keys', headers: admin, payload });

  expect(answer.statusCode).toBe(status);
});

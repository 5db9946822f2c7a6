import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { LOCAL_KEY, testApp, type Given, type TestApp } from '../../api/support/test-app.ts';
import type { Page } from '../../contracts/collector.ts';
import { makePost } from '../support/make-post.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

async function start(given: Given = {}): Promise<TestApp> {
  open = await testApp(given);
  return open;
}

test('masks before storing: posts that come by the API are masked, too, and of no author', async () => {
  const stored: Page[] = [];
  const service = await start();
  service.deps.operations.importPage = async (page) => void stored.push(page);
  const { authorKey: _, ...post } = makePost({
    text: 'Звоните +7 911 123-45-67, Иванова Мария Петровна',
    url: 'https://vk.com/id880088',
  });

  const answer = await service.send({
    method: 'POST',
    url: '/api/v1/admin/import',
    headers: { authorization: `Bearer ${LOCAL_KEY}` },
    payload: {
      sourceId: 'a',
      posts: [post],
      quarantined: [{ reason: 'no date', place: 'line 1', sample: 'тел. +7 911 123-45-67' }],
      futureDates: 0,
    },
  });

  expect(answer.statusCode, answer.body).toBe(200);
  expect(stored).toMatchObject([
    {
      posts: [{ text: 'Звоните ‹телефон›, ‹имя›', url: null, authorKey: null }],
      quarantined: [{ sample: 'тел. ‹телефон›' }],
    },
  ]);
});

test('without a key, a proxy that tells nothing of itself but its old protocol is refused', async () => {
  const { app } = await start();
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const ask = async (version: string): Promise<string> => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(`GET /api/v1/region HTTP/${version}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return chunk.toString('latin1').slice(9, 12);
  };

  expect([await ask('1.1'), await ask('1.0')]).toEqual(['200', '403']);
});

test.each(['via', 'cf-connecting-ip', 'true-client-ip'])(
  'without a key, the header %s is refused',
  async (name) => {
    const { get } = await start();

    expect((await get('/api/v1/region', { [name]: '192.0.2.7' })).statusCode).toBe(403);
  },
);

test('nobody takes the streams of others: one person has at most fifty', async () => {
  const service = await start();
  const url = `${await service.app.listen({ host: '127.0.0.1', port: 0 })}/api/v1/stream`;
  const keys = [await service.makeKey({ name: 'Eager' }), await service.makeKey({ name: 'Calm' })];
  const ask = async (key: string | undefined): Promise<IncomingMessage> => {
    const call = httpRequest(url, { headers: { authorization: `Bearer ${key}` } }).end();
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    return answer.on('error', () => {});
  };

  const own = await Promise.all(Array.from({ length: 51 }, () => ask(keys[0])));
  const other = await ask(keys[1]);

  expect(own.filter(({ statusCode }) => statusCode === 200)).toHaveLength(50);
  expect(own.filter(({ statusCode }) => statusCode === 503)).toHaveLength(1);
  expect(other.statusCode).toBe(200);
  for (const answer of [...own, other]) answer.destroy();
});

test('a session id that the browser brings is never taken over by a login', async () => {
  const service = await start({ requireKeys: true });
  const key = await service.makeKey({ name: 'Мария' });
  const planted = 'a'.repeat(43);

  const login = await service.send({
    method: 'POST',
    url: '/api/v1/session',
    headers: { cookie: `veche_session=${planted}` },
    payload: { name: 'Мария', key },
  });
  const attacker = await service.get('/api/v1/region', { cookie: `veche_session=${planted}` });

  expect(login.statusCode).toBe(200);
  expect(String(login.headers['set-cookie'])).not.toContain(planted);
  expect(attacker.statusCode).toBe(401);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../api/support/test-app.ts';
import { rawHttp } from '../support/raw-http.ts';

/** Without keys, whoever sits at this machine is let in: these are the ways to pretend to. All over real sockets. */
let service: TestApp;
let url: string;
let host: string;
beforeAll(async () => {
  service = await testApp();
  url = await service.app.listen({ host: '127.0.0.1', port: 0 });
  host = new URL(url).host;
});
afterAll(() => service.app.close());

const PATH = '/api/v1/region';

async function ask(headers: readonly string[], target = PATH): Promise<number> {
  return (await rawHttp(url, [`GET ${target} HTTP/1.1`, ...headers, 'Connection: close'])).status;
}

test('the same request without an attack is let in', async () => {
  expect(await ask([`Host: ${host}`])).toBe(200);
  expect(await ask([`Host: ${host}`, `Origin: http://${host}`, 'Sec-Fetch-Site: same-origin'])).toBe(200);
  expect(await ask([`Host: ${host}`, `Referer: http://${host}/map`])).toBe(200);
  expect(await ask([`Host: localhost`])).toBe(200);
});

test.each([
  ['a name that was bent to this address', ['Host: evil.example']],
  ['such a name with our port', ['Host: evil.example:8080']],
  ['a name that begins as ours', ['Host: localhost.evil.example']],
  ['a name that ends as ours', ['Host: evil-localhost']],
  ['an address that is any', ['Host: 0.0.0.0']],
  ['a decimal spelling of this address', ['Host: 2130706433']],
  ['a user in front of the name', ['Host: evil@localhost']],
])('no name but our own: %s (DNS rebinding)', async (_what, headers) => {
  expect(await ask(headers)).toBe(403);
});

test.each([
  ['two names, ours first', (own: string) => [`Host: ${own}`, 'Host: evil.example']],
  ['two names, ours last', (own: string) => ['Host: evil.example', `Host: ${own}`]],
  ['no name at all', () => []],
])('one name and no more: %s', async (_what, headersOf) => {
  expect([400, 403]).toContain(await ask(headersOf(host)));
});

test.each([
  'http://evil.example',
  'https://evil.example',
  'http://localhost:1',
  'null',
  'file://',
  'http://',
  'x',
])('no page of another address: Origin %s', async (origin) => {
  expect(await ask([`Host: ${host}`, `Origin: ${origin}`])).toBe(403);
});

test.each(['http://evil.example/', 'https://evil.example/?127.0.0.1', 'http://localhost:1/', 'about:blank'])(
  'no page of another address: Referer %s',
  async (referer) => {
    expect(await ask([`Host: ${host}`, `Referer: ${referer}`])).toBe(403);
  },
);

test.each(['cross-site', 'same-site', 'anything'])(
  'no page of another site: Sec-Fetch-Site %s',
  async (site) => {
    expect(await ask([`Host: ${host}`, `Sec-Fetch-Site: ${site}`])).toBe(403);
  },
);

test.each([
  'Forwarded: for=192.0.2.7',
  'Forwarded: for=127.0.0.1;host=localhost',
  'X-Forwarded-For: 127.0.0.1',
  'X-Forwarded-Host: localhost',
  'X-Forwarded-Proto: https',
  'X-Forwarded-Port: 443',
  'X-Forwarded-Server: a',
  'X-Real-IP: 127.0.0.1',
  'X-Client-IP: 127.0.0.1',
  'X-Original-URL: /api/v1/region',
  'X-Original-Host: localhost',
  'True-Client-IP: 127.0.0.1',
  'CF-Connecting-IP: 127.0.0.1',
  'Via: 1.1 proxy',
])('nobody behind a proxy: %s', async (header) => {
  expect(await ask([`Host: ${host}`, header])).toBe(403);
});

test.each([
  'http://evil.example/api/v1/region',
  'https://evil.example:8080/api/v1/region',
  'HTTP://x/api/v1/region',
])('no address of another host in the request line: %s', async (target) => {
  expect([400, 403, 404]).toContain(await ask([`Host: ${host}`], target));
});

test('an old protocol, which proxies speak, is none of this machine', async () => {
  const answer = await rawHttp(url, [`GET ${PATH} HTTP/1.0`, `Host: ${host}`]);

  expect(answer.status).toBe(403);
});

test('a change needs JSON from a page of ours, whatever is claimed besides', async () => {
  const path = `/api/v1/alerts/x/acknowledge`;
  const change = (headers: string[]) =>
    rawHttp(
      url,
      [`POST ${path} HTTP/1.1`, `Host: ${host}`, 'Content-Length: 2', 'Connection: close', ...headers],
      '{}',
    );

  expect((await change(['Content-Type: text/plain'])).status).toBe(415);
  expect((await change([])).status).toBe(415);
  expect((await change(['Content-Type: application/json', 'Origin: http://evil.example'])).status).toBe(403);
  expect((await change(['Content-Type: application/json', 'X-HTTP-Method-Override: GET'])).status).toBe(404);
});

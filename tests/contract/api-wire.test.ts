import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../api/support/test-app.ts';
import { schemaProblem } from '../support/answer-schema.ts';
import { rawHttp } from '../support/raw-http.ts';
import { z } from 'zod';
import { problemSchema } from '../../contracts/queries/meta.ts';

/** What goes over a socket before a request is one. */
let service: TestApp;
let url: string;
let host: string;
beforeAll(async () => {
  service = await testApp();
  url = await service.app.listen({ host: '127.0.0.1', port: 0 });
  host = `Host: ${new URL(url).host}`;
});
afterAll(() => service.app.close());

test.each([
  ['no HTTP', ['hello']],
  ['an unknown protocol', ['GET / HTTP/9.9', 'Host: localhost']],
  ['a header without a colon', ['GET / HTTP/1.1', 'Host: localhost', 'nothing']],
  ['a header with a NUL', ['GET / HTTP/1.1', 'Host: localhost', 'a: b\u0000c']],
  ['two lengths', ['POST / HTTP/1.1', 'Host: localhost', 'Content-Length: 1', 'Content-Length: 2']],
  [
    'a length and chunks at once (request smuggling)',
    ['POST / HTTP/1.1', 'Host: localhost', 'Content-Length: 4', 'Transfer-Encoding: chunked'],
  ],
  ['an unknown coding of the body', ['POST / HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: xchunked']],
])('%s is answered with a problem and an end', async (_what, lines) => {
  const answer = await rawHttp(url, lines);

  expect(answer.status).toBe(400);
  expectProblem(answer.text, 400);
});

test('headers beyond 16 KiB are refused in the same words', async () => {
  const answer = await rawHttp(url, [`GET /api/v1/trends?q=${'x'.repeat(20_000)} HTTP/1.1`, host]);

  expect(answer.status).toBe(431);
  expectProblem(answer.text, 431);
});

test('the answer to HEAD has no body even then', async () => {
  const answer = await rawHttp(url, [`HEAD /api/v1/trends?q=${'x'.repeat(20_000)} HTTP/1.1`, host]);

  expect(answer.status).toBe(431);
  expect(answer.text.split('\r\n\r\n')[1]).toBe('');
});

function expectProblem(text: string, status: number): void {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head).toMatch(/^content-type: application\/problem\+json/m);
  expect(head).toMatch(/^x-content-type-options: nosniff/m);
  expect(head).toMatch(/^connection: close/m);
  const problem = JSON.parse(body) as { status: number };
  expect(schemaProblem(z.toJSONSchema(problemSchema), problem)).toBeNull();
  expect(problem.status).toBe(status);
}

test('slow and many readers are bounded: headers, bodies, silence and connections', () => {
  const { server } = service.app;

  expect(server.requestTimeout).toBeLessThanOrEqual(15_000);
  expect(server.headersTimeout).toBeLessThanOrEqual(15_000);
  expect(server.timeout).toBeLessThanOrEqual(120_000);
  expect(server.timeout).toBeGreaterThan(0);
  expect(server.maxConnections).toBeLessThanOrEqual(2_000);
  expect(service.app.initialConfig.bodyLimit).toBeLessThanOrEqual(64 * 1024);
});

test.each(['TRACE', 'CONNECT', 'PROPFIND', 'PUT', 'PATCH'])('%s does nothing', async (method) => {
  const answer = await rawHttp(url, [`${method} /api/v1/region HTTP/1.1`, host, 'Connection: close']);

  expect(answer.text === '' || answer.status >= 400).toBe(true);
  expect(answer.status).not.toBe(500);
});

test('a body beyond its limit is refused before it is read', async () => {
  const lines = [
    'POST /api/v1/session HTTP/1.1',
    host,
    'Content-Type: application/json',
    'Content-Length: 99999999',
    'Connection: close',
  ];
  const answer = await rawHttp(url, lines, '{');

  expect(answer.status).toBe(413);
});

test('a body that grows beyond its limit in chunks is cut off', async () => {
  const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
  const lines = [
    'POST /api/v1/session HTTP/1.1',
    host,
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
  ];
  const answer = await rawHttp(url, lines, chunk.repeat(4));

  expect(answer.status).toBe(413);
});

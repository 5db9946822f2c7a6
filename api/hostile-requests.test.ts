import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PARAMETER_DOCS } from './parameter-docs.ts';
import { testApp, type TestApp } from './support/test-app.ts';

let service: TestApp;
let paths: string[];
beforeAll(async () => {
  service = await testApp();
  const document = (await service.get('/openapi.json')).json<{ paths: Record<string, object> }>();
  paths = Object.entries(document.paths)
    .filter(([path, methods]) => 'get' in methods && !path.endsWith('/stream'))
    .map(([path]) => path);
});
afterAll(() => service.app.close());

const name = fc.oneof(
  fc.constantFrom(...Object.keys(PARAMETER_DOCS), '__proto__', 'constructor', 'toString'),
  fc.string({ maxLength: 8 }),
);
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e9',
    'NaN',
    'none',
    'all',
    'true',
    'hour',
    'block',
    'csv',
    'en',
    '9'.repeat(400),
  ),
  fc.constantFrom(
    '2026-11-20',
    '2026-02-31',
    '2026-11-20T25:61',
    '0000-00-00',
    '9999-12-31',
    '2026-11-24T08:00Z',
  ),
);
const query = fc.array(fc.tuple(name, value), { maxLength: 5 });

test('no query string and no id brings a failure of ours', async () => {
  expect(paths.length).toBeGreaterThan(15);
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.nat(), query, value, async (which, pairs, id) => {
      const path = (paths[which % paths.length] ?? '').replace('{id}', encodeURIComponent(id.toWellFormed()));
      const search = pairs.map((pair) =>
        pair.map((part) => encodeURIComponent(part.toWellFormed())).join('='),
      );

      const answer = await service.get(`${path}?${search.join('&')}`);

      seen.add(answer.statusCode);
      expect(answer.statusCode, answer.body).toBeLessThan(500);
    }),
    { numRuns: 400 },
  );
  expect(seen).toContain(200);
  expect(seen).toContain(400);
});

test('raw rubbish in an address is refused, not failed on', async () => {
  for (const url of [
    '/api/v1/posts/%',
    '/api/v1/posts?q=%ff%fe',
    '/api/v1/posts/%c0%ae',
    '/..%2f..%2fetc',
    '/%00',
  ]) {
    expect((await service.get(url)).statusCode, url).toBeLessThan(500);
  }
});

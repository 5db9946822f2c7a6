import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from './support/test-app.ts';

let folder: string;
let service: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-pages-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'dist/index.html'), '<!doctype html><title>Veche</title>');
  await writeFile(join(folder, 'dist/assets/main-Ab3dE6gH.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  service = await testApp({ requireKeys: true, pagesDir: pathToFileURL(`${folder}/dist/`) });
});
afterAll(async () => {
  await service.app.close();
  await rm(folder, { recursive: true });
});

test.each(['/', '/explore', '/login', '/explore?district=opochetsky', '/alerts/a'])(
  '%s answers the page to everybody, and asks anew each time',
  async (url) => {
    const answer = await service.get(url);

    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<title>Veche</title>');
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.headers['cache-control']).toBe('no-cache');
  },
);

test('a file with its hash in its name is kept for good', async () => {
  const answer = await service.get('/assets/main-Ab3dE6gH.js');

  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answer.headers['content-type']).toMatch(/javascript/);
});

test.each([
  '/assets/gone-Ab3dE6gH.js',
  '/robots.txt',
  '/api/v1/unknown',
  '/api',
  '/docs/unknown',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
])('%s is no page and no file', async (url) => {
  const answer = await service.get(url);

  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain('secret"');
  expect(answer.json()).toMatchObject({ code: 'not_found' });
});

test('pages that are not built say how to build them', async () => {
  const bare = await testApp();

  const answer = await bare.get('/');
  await bare.app.close();

  expect(answer.statusCode).toBe(404);
  expect(answer.json<{ hint: string }>().hint).toMatch(/vite build/);
});

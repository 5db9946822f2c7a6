import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../api/support/test-app.ts';
import {
  allItems,
  createVecheClient,
  VecheProblem,
  type VecheClient,
} from '../../clients/typescript/veche-client.ts';
import { CLIENT_FILE, renderClient } from '../../scripts/client/render-client.ts';
import { openApiService, SERVICE_NOW, type ApiService } from '../support/api-service.ts';
import { manyPosts } from '../support/planted-posts.ts';

const POSTS = 120;

let service: ApiService;
let client: VecheClient;
beforeAll(async () => {
  service = await openApiService({ requireKeys: true });
  await service.add(manyPosts(POSTS, SERVICE_NOW));
  client = createVecheClient({
    baseUrl: service.url,
    key: await service.makeKey({ name: 'A', role: 'editor' }),
  });
});
afterAll(() => service.close());

test('the client is what the document of now makes: node scripts/client.ts writes it anew', async () => {
  const { app, get } = await testApp();
  const document: unknown = (await get('/openapi.json')).json();
  await app.close();

  expect(await readFile(CLIENT_FILE, 'utf8')).toBe(await renderClient(document));
});

test('a list is read to its end, page by page, each post once', async () => {
  const ids: string[] = [];
  const input = { limit: 25, noise: 'all' as const, from: '2026-11-01' };

  for await (const post of allItems(client.getPosts, input)) ids.push(post.id);

  expect(ids).toHaveLength(POSTS);
  expect(new Set(ids).size).toBe(POSTS);
});

test('parameters of every kind arrive: lists, ids with signs, bodies', async () => {
  const trends = await client.getTrends({
    network: ['vk', 'rss'],
    by: 'network',
    from: '2026-11-01',
    noise: 'all',
  });
  const post = await client.getPostsById({ id: 'vk:-9_0' });
  const made = await service.makeKey({ name: 'Admin', role: 'admin' });
  const admin = createVecheClient({ baseUrl: `${service.url}/`, key: made });
  const key = await admin.postAdminKeys({ body: { name: 'Мария', role: 'viewer', blocks: ['roads'] } });

  expect(trends.series.map((series) => series.key).sort()).toEqual(['rss', 'vk']);
  expect(post.id).toBe('vk:-9_0');
  expect(key).toMatchObject({ name: 'Мария', role: 'viewer', blocks: ['roads'] });
});

test('what is no JSON comes as a stream', async () => {
  const response = await client.getPostsExport({ format: 'jsonl', noise: 'all' });

  expect((await response.text()).trim().split('\n')).toHaveLength(POSTS);
});

test('a refusal is an error with the problem that the API told', async () => {
  const refused = client.getPostsById({ id: 'nothing' });

  await expect(refused).rejects.toThrow(VecheProblem);
  await expect(refused).rejects.toMatchObject({
    status: 404,
    problem: { code: 'not_found' },
    retryAfterSeconds: null,
  });
  const anonymous = createVecheClient({ baseUrl: service.url });
  await expect(anonymous.getTrends()).rejects.toMatchObject({ status: 401 });
});

test('what answers in place of Veche is an error, too', async () => {
  const proxy = createVecheClient({
    baseUrl: service.url,
    fetch: async () => new Response('<h1>Bad Gateway</h1>', { status: 502, statusText: 'Bad Gateway' }),
  });

  await expect(proxy.getTrends()).rejects.toMatchObject({ status: 502, problem: { code: 'unknown' } });
});

test('a call ends when its signal fires', async () => {
  const leaving = new AbortController();
  const asked = client.getStream({}, { signal: leaving.signal });
  const stream = await asked;

  leaving.abort();

  await expect(stream.text()).rejects.toThrow(/abort/i);
});

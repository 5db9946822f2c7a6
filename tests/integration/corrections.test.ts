import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CorrectedPost, Corrections } from '../../contracts/queries/corrections.ts';
import type { Trends } from '../../contracts/queries/trends.ts';
import { makePage } from '../support/make-page.ts';
import { makePost } from '../support/make-post.ts';
import { openApiService, SERVICE_NOW, type ApiService } from '../support/api-service.ts';

let service: ApiService;
let editor: string;
let number = 0;
let id: string;

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-corrections-'));
  service = await openApiService({ requireKeys: true, dir });
  editor = await service.makeKey({ name: 'Editor', role: 'editor' });
});
afterAll(async () => {
  await service.close();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  number += 1;
  id = `vk:-1_${number}`;
  await land({ id, text: `В Опочке третий день нет воды, номер ${number}` });
});

async function land(given: Parameters<typeof makePost>[0]): Promise<void> {
  const { landing, loop } = service.system;
  loop.push(await landing.append(makePage({ posts: [makePost(given)] })));
  await loop.drained();
}

interface Call {
  key?: string;
  body?: object;
}

async function call(path: string, { key = editor, body }: Call = {}): Promise<Response> {
  return fetch(`${service.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
}

async function ask<Answer>(path: string, given: Call = {}): Promise<Answer> {
  const answer = await call(path, given);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Answer;
}

const path = () => `/posts/${encodeURIComponent(id)}`;
const correct = (body: object, key = editor) => ask<CorrectedPost>(`${path()}/corrections`, { key, body });

let asked = 0;

/** Posts of each block, as the rollup counts them; each time another question, which no shared answer fits. */
async function counts(): Promise<Record<string, number>> {
  asked += 1;
  const query = `by=block&from=2026-11-23&to=2026-11-25&limit=${200 - asked}`;
  const { series } = await ask<Trends>(`/trends?${query}`);
  const sums = series.map(({ key, points }) => [key, points.reduce((sum, point) => sum + point.posts, 0)]);
  return Object.fromEntries(sums.filter(([, sum]) => sum !== 0)) as Record<string, number>;
}

test('a correction moves the post from one cell to the other, and undo moves it back', async () => {
  const before = await counts();

  const corrected = await correct({ block: 'roads', districtId: 'pskov', note: 'звонить +7 911 123-45-67' });
  const between = await counts();
  const undone = await ask<CorrectedPost>(corrected.undo!.replace('/api/v1', ''), { body: {} });

  expect(before).toEqual({ housing: 1 });
  expect(between).toEqual({ roads: 1 });
  expect(corrected.post).toMatchObject({ block: 'roads', districtId: 'pskov', topics: [] });
  expect(corrected.post.blockEvidence).toEqual([{ rule: 'correction', quote: null, start: null, end: null }]);
  expect(undone).toMatchObject({ version: 2, labels: {}, undo: null, post: { block: 'housing' } });
  expect(undone.post.blockEvidence[0]!.quote).not.toBeNull();
  expect(await counts()).toEqual(before);
  expect((await service.system.storage.store.verify()).differences).toEqual([]);
  const history = await ask<Corrections>(`${path()}/corrections`);
  expect(history.items).toEqual([
    expect.objectContaining({
      by: 'Editor',
      undoneBy: 'Editor',
      note: expect.not.stringContaining('911') as string,
      before: expect.objectContaining({ block: 'housing', districtId: 'opochetsky' }) as object,
    }),
  ]);
});

test('a correction holds when the post is read again, edited, and labelled anew', async () => {
  await correct({ topic: null, noise: 'ad', isAppeal: false });

  await land({ id, text: 'В Опочке всё ещё нет воды', fetchedAt: '2026-11-24T10:00:00.000Z' });

  const { items, labels } = await ask<Corrections>(`${path()}/corrections`);
  const post = await ask<CorrectedPost['post']>(path());
  expect(post).toMatchObject({ text: 'В Опочке всё ещё нет воды', topics: [], noise: 'ad', isAppeal: false });
  expect(labels).toEqual({ topic: null, noise: 'ad', isAppeal: false });
  expect(items).toHaveLength(1);
  expect((await service.system.storage.store.verify()).differences).toEqual([]);
});

test('undo after an edit gives the labels of the text as it is now', async () => {
  await correct({ block: 'roads' });
  await land({ id, text: 'В Пскове яма на дороге', fetchedAt: '2026-11-24T10:00:00.000Z' });

  const { post } = await ask<CorrectedPost>(`${path()}/corrections/undo`, { body: {} });

  expect(post).toMatchObject({ text: 'В Пскове яма на дороге', block: 'roads', districtId: 'pskov' });
  expect(post.blockEvidence[0]!.rule).not.toBe('correction');
});

test('of two editors who saw the same version one is told the version that is now', async () => {
  const answers = await Promise.all(
    ['roads', 'health'].map((block) => call(`${path()}/corrections`, { body: { block, version: 0 } })),
  );

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409)!;
  expect(await refused.json()).toMatchObject({
    code: 'conflict',
    detail: expect.stringContaining('the current version is 1') as string,
  });
});

test('each undo takes one more correction back, and then there is none', async () => {
  await correct({ block: 'roads' });
  await correct({ block: 'health', districtId: null });

  const first = await ask<CorrectedPost>(`${path()}/corrections/undo`, { body: {} });
  const second = await ask<CorrectedPost>(`${path()}/corrections/undo`, { body: {} });
  const third = await call(`${path()}/corrections/undo`, { body: {} });

  expect(first.post).toMatchObject({ block: 'roads', districtId: 'opochetsky' });
  expect(first.labels).toEqual({ block: 'roads' });
  expect(second.post).toMatchObject({ block: 'housing', districtId: 'opochetsky' });
  expect(third.status).toBe(409);
});

test('a limited editor corrects neither posts outside of its limits nor out of them', async () => {
  const roads = await service.makeKey({ name: `Roads ${number}`, role: 'editor', blocks: ['roads'] });
  const housing = await service.makeKey({ name: `Housing ${number}`, role: 'editor', blocks: ['housing'] });

  const foreign = await call(`${path()}/corrections`, { key: roads, body: { isAppeal: false } });
  const leaving = await call(`${path()}/corrections`, { key: housing, body: { block: 'roads' } });
  const own = await call(`${path()}/corrections`, { key: housing, body: { isAppeal: false } });
  const history = await call(`${path()}/corrections`, { key: roads });

  expect([foreign.status, leaving.status, own.status, history.status]).toEqual([404, 403, 200, 404]);
});

test.each([
  [{}, 'body'],
  [{ districtId: 'atlantis' }, 'body.districtId'],
  [{ topic: 'unicorns' }, 'body.topic'],
])('%j is refused with the field that is wrong', async (body, field) => {
  const answer = await call(`${path()}/corrections`, { body });

  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ field }] });
});

test('what a crash left between the log and the row is settled at the next start', async () => {
  const { corrections, storage } = service.system;
  const steps = [
    {
      number: 1,
      by: 'Editor',
      at: new Date(SERVICE_NOW).toISOString(),
      note: null,
      set: { block: 'roads' },
      before: { block: 'housing' },
      undoneBy: null,
      undoneAt: null,
    },
  ];
  const payload = { block: 'roads', version: 1, isStored: false, steps };
  await storage.state.append([{ entity: 'correction', id, actor: 'Editor', payload }]);

  const settled = await corrections.settle();

  expect(settled).toBe(1);
  expect(await ask<CorrectedPost['post']>(path())).toMatchObject({ block: 'roads' });
  expect(corrections.of(id)!.isStored).toBe(true);
  expect(await corrections.settle()).toBe(0);
});

test('readers of the stream hear of a correction', async () => {
  const heard: unknown[] = [];
  const stop = service.system.events.subscribe(null, ({ event }) => void heard.push(event));

  await correct({ isAppeal: false });
  stop();

  expect(heard).toContainEqual(
    expect.objectContaining({ type: 'posts', data: expect.objectContaining({ changed: 1 }) as object }),
  );
});

test('a post whose text is gone is not corrected', async () => {
  const { landing, loop } = service.system;
  const tombstones = [{ id, deletedAt: '2026-11-24T11:00:00.000Z' }];
  loop.push(await landing.append(makePage({ tombstones })));
  await loop.drained();

  const answer = await call(`${path()}/corrections`, { body: { block: 'roads' } });

  expect(answer.status).toBe(409);
});

test('corrections hold over a restart, and can be taken back after it', async () => {
  await correct({ block: 'roads', note: 'яма, а не авария' });
  await service.close();
  service = await openApiService({ requireKeys: true, dir });

  await land({ id, text: 'В Опочке опять нет воды', fetchedAt: '2026-11-24T10:00:00.000Z' });
  const history = await ask<Corrections>(`${path()}/corrections`);
  const edited = await ask<CorrectedPost['post']>(path());
  const undone = await ask<CorrectedPost>(`${path()}/corrections/undo`, { body: { version: 1 } });

  expect(history).toMatchObject({ version: 1, items: [{ by: 'Editor', note: 'яма, а не авария' }] });
  expect(edited).toMatchObject({ text: 'В Опочке опять нет воды', block: 'roads' });
  expect(undone.post).toMatchObject({ block: 'housing', districtId: 'opochetsky' });
  expect((await service.system.storage.store.verify()).differences).toEqual([]);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadRegion } from '../../config/load-region.ts';
import { silentLogger } from '../../contracts/logger.ts';
import type { Post } from '../../contracts/post.ts';
import { buildChanges } from '../../pipeline/build-changes.ts';
import { decide } from '../../pipeline/decide.ts';
import { foldObservations } from '../../pipeline/observations.ts';
import { buildStageA } from '../../processors/index.ts';
import { createStageB } from '../../processors/stage-b.ts';
import { openStorage, type Storage } from '../../storage/open-storage.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { makeLanded } from '../support/make-page.ts';
import { makePost } from '../support/make-post.ts';

const label = buildStageA(loadRegion('pskov'));
const root = makePost({ id: 'vk:-1_1', text: 'В Опочке нет воды' });
const answers = [2, 3].map((number) =>
  makePost({
    id: `vk:-1_${number}`,
    kind: 'comment',
    rootId: root.id,
    parentId: root.id,
    text: `Согласны, и у нас тоже, ответ ${number}`,
    publishedAt: `2026-11-24T06:0${number}:00.000Z`,
  }),
);

let dir: string;
let storage: Storage;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-early-'));
  storage = await open();
});

afterEach(async () => {
  await storage.close();
  await rm(dir, { recursive: true, force: true });
});

const open = () => openStorage({ dir, timezone: 'Europe/Moscow', clock: fakeClock(), logger: silentLogger });

/** What the pipeline does with the posts of one page, up to the insert. */
async function take(posts: Post[]): Promise<number> {
  const observations = foldObservations([makeLanded(1, { posts })]);
  const known = await storage.store.known(observations.map(({ id }) => id));
  const decisions = observations.map((observation) => decide(observation, known.get(observation.id)));
  const changes = await buildChanges(decisions, {
    store: storage.store,
    label: async (fresh) => fresh.map((post) => label(post)),
    stageB: createStageB({ ringSize: 100 }),
  });
  await storage.store.write({ changes, metrics: [], pages: [1] });
  return changes.length;
}

async function districts(): Promise<(string | null | undefined)[]> {
  const rows = await storage.store.rows(answers.map(({ id }) => id));
  return answers.map(({ id }) => rows.get(id)?.districtId);
}

test('answers that were stored before their root take over its district, also when the process started anew', async () => {
  await take(answers);
  expect(await districts()).toEqual([null, null]);
  await storage.close();
  storage = await open();
  expect(await take([root])).toBe(3);
  expect(await districts()).toEqual(['opochetsky', 'opochetsky']);
  expect((await storage.store.verify()).differences).toEqual([]);
});

test('answers that stand before their root in a page are written once, with its district', async () => {
  expect(await take([...answers, root])).toBe(3);
  expect(await districts()).toEqual(['opochetsky', 'opochetsky']);
  expect((await storage.store.verify()).differences).toEqual([]);
});

test('an answer of before its root that was stored, and is seen again with it, is corrected once', async () => {
  await take(answers);
  expect(await take([...answers, root])).toBe(3);
  expect(await districts()).toEqual(['opochetsky', 'opochetsky']);
});

test('a root without answers changes nothing but itself', async () => {
  expect(await take([root])).toBe(1);
});

import { writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { loadRegion } from '../config/load-region.ts';
import type { Region } from '../contracts/region.ts';
import { makePost } from './gold/make-post.ts';
import { sendLabels } from './carry-labels.ts';
import { buildStageA } from './index.ts';
import { createStageAPool } from './stage-a-pool.ts';

const whole = loadRegion('pskov');
// A small region keeps the threads' start short.
const region: Region = { ...whole, elsewhere: [], topics: whole.topics.slice(0, 10) };
const folder = mkdtempSync(join(tmpdir(), 'veche-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SENTENCES = ['В Опочке нет воды', 'Спасибо врачам', 'на улице Ленина, 5 темно', 'Продам гараж', ''];
const posts = Array.from({ length: 230 }, (_, index) =>
  makePost(`${SENTENCES[index % SENTENCES.length]} ${index}`, { id: `import:${index}` }),
);

test('rows and their order are the same in this thread, in one thread and in two', async () => {
  const label = buildStageA(region);
  const expected = posts.map((post) => label(post));
  for (const threads of [0, 1, 2]) {
    const pool = createStageAPool({ region, threads });
    const labelled = await pool.label(posts);
    expect(labelled).toEqual(expected);
    // `enrich` prints them: the same bytes, too.
    expect(JSON.stringify(labelled)).toBe(JSON.stringify(expected));
    expect(await pool.label([])).toEqual([]);
    await pool.close();
  }
});

test('this thread sees to its other work between chunks', async () => {
  const pool = createStageAPool({ region, threads: 0 });
  let isDone = false;
  const work = pool.label([...posts, ...posts]).then(() => (isDone = true));
  await new Promise((resolve) => setImmediate(resolve));

  expect(isDone).toBe(false);
  await work;
});

const LABELS = sendLabels([buildStageA(region)(makePost('good', { id: 'import:good' }))]);

/** A worker that gives every post the same labels, and does something bad to posts whose text says so. */
const BAD_WORKER = `
const LABELS = ${JSON.stringify(LABELS)};
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ id, posts }) => {
  for (const [index, post] of posts.entries()) {
    if (post.text === 'hang') for (;;);
    if (post.text === 'die') process.exit(1);
    if (post.text === 'throw') return parentPort.postMessage({ id, failedAt: index, reason: 'broken' });
  }
  parentPort.postMessage({ id, labels: JSON.stringify(posts.map(() => JSON.parse(LABELS)[0])) });
});
`;
const workerFile = join(folder, 'bad-worker.mjs');
writeFileSync(workerFile, BAD_WORKER);

test.each(['die', 'throw'])(
  'a post that makes its thread %s is named, and the others are labelled after it',
  async (text) => {
    const pool = createStageAPool({ region, threads: 1, workerFile: pathToFileURL(workerFile) });
    const bad = posts.with(7, makePost(text, { id: 'import:bad' }));

    await expect(pool.label(bad)).rejects.toMatchObject({ code: 'internal', where: 'import:bad' });
    expect(await pool.label(posts)).toHaveLength(posts.length);
    await pool.close();
  },
);

test('a post on which its thread hangs is named once its time is over', async () => {
  const options = { region, threads: 1, workerFile: pathToFileURL(workerFile), deadlineMs: 40, startMs: 400 };
  const pool = createStageAPool(options);
  const bad = [makePost('good', { id: 'import:good' }), makePost('hang', { id: 'import:bad' })];

  await expect(pool.label(bad)).rejects.toMatchObject({ code: 'internal', where: 'import:bad' });
  expect(await pool.label(posts.slice(0, 3))).toHaveLength(3);
  await pool.close();
});

test('a closed pool refuses posts', async () => {
  const pool = createStageAPool({ region, threads: 1 });
  await pool.close();

  await expect(pool.label(posts)).rejects.toMatchObject({ code: 'aborted' });
});

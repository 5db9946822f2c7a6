import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LandedPage, Landing } from '../../contracts/landing.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import { makePage } from '../../tests/support/make-page.ts';
import { makePost } from '../../tests/support/make-post.ts';
import { openLanding } from './open-landing.ts';

let dir: string;
let clock: ReturnType<typeof fakeClock>;
let landing: Landing;

beforeEach(async () => {
  dir = await freshFolder();
  clock = fakeClock();
  landing = await openLanding({ dir, clock });
});

afterEach(async () => {
  await landing.close();
  await rm(dir, { recursive: true, force: true });
});

const page = (n: number, sourceId = 'a') =>
  makePage({ sourceId, posts: [makePost({ id: `vk:-1_${n}`, text: `текст номер ${n}` })], cursor: { n } });

const freshFolder = () => mkdtemp(join(tmpdir(), 'veche-landing-'));

/** Goes on with the folder as a process that is killed now would leave it. */
async function restart(): Promise<void> {
  const killed = await freshFolder();
  await cp(dir, killed, { recursive: true });
  await continueIn(killed);
}

/** Goes on with a folder that holds nothing but one segment. */
async function restartWith(segment: Buffer): Promise<void> {
  const folder = await freshFolder();
  await writeFile(join(folder, '000000000001.pages'), segment);
  await continueIn(folder);
}

async function continueIn(folder: string): Promise<void> {
  await landing.close();
  await rm(dir, { recursive: true });
  dir = folder;
  landing = await openLanding({ dir, clock });
}

async function pending(): Promise<LandedPage[]> {
  const pages = [];
  for await (const landed of landing.pending()) pages.push(landed);
  return pages;
}

async function segmentFiles(): Promise<string[]> {
  const names = await readdir(dir);
  return names.filter((name) => name.endsWith('.pages')).map((name) => join(dir, name));
}

test('pages of before a kill come back in landing order, and numbers go on', async () => {
  const landed = await Promise.all([1, 2, 3].map((n) => landing.append(page(n))));
  expect(landed.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  await landing.markDone([2, 2, 99]);
  expect(landing.backlog()).toBe(2);
  await restart();
  expect(await pending()).toEqual([landed[0], landed[2]]);
  expect(landing.cursorOf('a')).toEqual({ n: 3 });
  expect((await landing.append(page(4, 'b'))).sequence).toBe(4);
  await landing.close();
  landing = await openLanding({ dir, clock });
  expect(landing.backlog()).toBe(3);
  expect(landing.cursorOf('b')).toEqual({ n: 4 });
});

test('whatever is cut off the end, all pages before the cut are kept and the next one is landed', async () => {
  await landing.append(page(1));
  const [file = ''] = await segmentFiles();
  const first = (await stat(file)).size;
  await landing.append(page(2));
  const whole = await readFile(file);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: first, max: whole.length - 1 }), async (size) => {
      await restartWith(whole.subarray(0, size));
      expect((await pending()).map(({ sequence }) => sequence)).toEqual([1]);
      expect(landing.damaged()).toEqual([]);
      expect((await landing.append(page(3))).sequence).toBe(2);
      await restart();
      expect((await pending()).map((landed) => landed.page.cursor)).toEqual([{ n: 1 }, { n: 3 }]);
    }),
    { numRuns: 25 },
  );
});

test('a damaged record is skipped and listed, wherever it is hit, and the others are kept', async () => {
  for (const n of [1, 2, 3]) await landing.append(page(n));
  const [file = ''] = await segmentFiles();
  const whole = await readFile(file);
  const size = whole.length / 3;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: size, max: 2 * size - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const broken = Buffer.from(whole);
        broken[at] = (broken[at] ?? 0) ^ flip;
        await restartWith(broken);
        expect((await pending()).map(({ sequence }) => sequence)).toEqual([1, 3]);
        expect(landing.damaged()).toHaveLength(1);
        expect((await landing.append(page(4))).sequence).toBeGreaterThan(3);
      },
    ),
    { numRuns: 25 },
  );
});

test('trimming leaves no byte of a page that was done before, keeps the others, cursors and numbers', async () => {
  await landing.append(page(1));
  await landing.append(page(2));
  await landing.markDone([1]);
  clock.advance(1_000);
  const limit = clock.now();
  await landing.append(page(3, 'b'));
  await landing.markDone([3]);
  await landing.trim(limit);
  const bytes = Buffer.concat(
    await Promise.all((await segmentFiles()).map((file) => readFile(file))),
  ).toString();
  expect([1, 2, 3].filter((n) => bytes.includes(`текст номер ${n}`))).toEqual([2, 3]);
  await restart();
  expect((await pending()).map(({ sequence }) => sequence)).toEqual([2]);

  await landing.markDone([2]);
  clock.advance(1_000);
  await landing.trim(clock.now());
  expect(await segmentFiles()).toEqual([]);
  await restart();
  expect(landing.cursorOf('b')).toEqual({ n: 3 });
  expect((await landing.append(page(4))).sequence).toBe(4);
});

test('pages older than an hour do not share a file with new ones', async () => {
  await landing.append(page(1));
  clock.advance(3_600_000);
  await landing.append(page(2));
  expect(await segmentFiles()).toHaveLength(2);
  await restart();
  expect(landing.backlog()).toBe(2);
});

test('a torn done mark only makes its page run again', async () => {
  await landing.append(page(1));
  await landing.append(page(2));
  await landing.markDone([1]);
  await landing.markDone([2]);
  const done = join(dir, (await readdir(dir)).find((name) => name.endsWith('.done')) ?? '');
  await truncate(done, (await stat(done)).size - 3);
  await restart();
  expect((await pending()).map(({ sequence }) => sequence)).toEqual([2]);
});

test('a full disk refuses the page as unavailable, and the next one is landed once there is room', async () => {
  const blocked = join(dir, '000000000001.pages');
  await mkdir(blocked);
  await expect(landing.append(page(1))).rejects.toMatchObject({ code: 'unavailable' });
  await rm(blocked, { recursive: true });
  expect((await landing.append(page(2))).page.cursor).toEqual({ n: 2 });
  expect(landing.backlog()).toBe(1);
  expect(landing.cursorOf('a')).toEqual({ n: 2 });
});

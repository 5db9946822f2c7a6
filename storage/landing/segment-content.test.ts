import { appendFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LandedPage } from '../../contracts/landing.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import { makePage } from '../../tests/support/make-page.ts';
import { makePost } from '../../tests/support/make-post.ts';
import { openLanding, type OpenLanding } from './open-landing.ts';

let dir: string;
let landing: OpenLanding;

const open = (folder = dir) => openLanding({ dir: folder, clock: fakeClock() });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-landing-'));
  landing = await open();
});
afterEach(async () => {
  await landing.close();
  await rm(dir, { recursive: true, force: true });
});

const page = (n: number) =>
  makePage({
    posts: [
      makePost({ id: `vk:-1_${n}`, text: `нужный текст ${n}` }),
      makePost({ id: `vk:-2_${n}`, text: `лишний текст ${n}` }),
    ],
    quarantined: [{ reason: 'no date', place: 'items.9', sample: `лишний образец ${n}` }],
    cursor: { n },
  });

async function pending(of = landing): Promise<LandedPage[]> {
  const pages = [];
  for await (const landed of of.pending()) pages.push(landed);
  return pages;
}

async function contents(): Promise<string> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.pages'));
  return (await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')))).join('\n');
}

const isUnwanted = ({ id }: { id: string }): boolean => id.startsWith('vk:-2_');

test('posts leave all pages, done or not, with samples that may hold them, and everything else stays over a restart', async () => {
  for (const n of [1, 2, 3]) await landing.append(page(n));
  await landing.markDone([1]);
  expect(await landing.removePosts(isUnwanted)).toBe(3);
  expect(await contents()).not.toContain('лишний');
  expect(await contents()).toContain('нужный текст 1');
  const left = await pending();
  expect(left.map(({ sequence, page: { posts } }) => [sequence, posts.map(({ id }) => id)])).toEqual([
    [2, ['vk:-1_2']],
    [3, ['vk:-1_3']],
  ]);
  expect(left[0]?.page.quarantined).toEqual([{ reason: 'no date', place: 'items.9', sample: '' }]);
  expect(await landing.removePosts(isUnwanted)).toBe(0);

  await landing.close();
  landing = await open();
  expect(await pending()).toEqual(left);
  expect(landing.cursorOf('vk-town')).toEqual({ n: 3 });
  expect((await landing.append(page(4))).sequence).toBe(4);
});

test('damaged places leave with them: nobody knows what they hold', async () => {
  await landing.append(page(1));
  await landing.close();
  const name = (await readdir(dir)).find((entry) => entry.endsWith('.pages')) ?? '';
  const record = await readFile(join(dir, name));
  const damaged = Buffer.from(record);
  damaged.writeUInt8(0, 20);
  await appendFile(join(dir, name), Buffer.concat([damaged, record]));
  await rm(join(dir, name.replace('.pages', '.index')), { force: true });
  landing = await open();
  expect(landing.damaged()).toHaveLength(1);
  await landing.removePosts(isUnwanted);
  expect(await contents()).not.toContain('лишний');
  expect((await pending()).length).toBeGreaterThan(0);
});

test('what may not be landed is not, and the page is acknowledged as it was landed', async () => {
  await landing.close();
  landing = await openLanding({
    dir,
    clock: fakeClock(),
    admit: (given) => ({ ...given, posts: given.posts.filter((post) => !isUnwanted(post)), quarantined: [] }),
  });
  const landed = await landing.append(page(1));
  expect(landed.page.posts.map(({ id }) => id)).toEqual(['vk:-1_1']);
  expect(await contents()).not.toContain('лишний');
});

test('a copy goes on with the cursors and the pages that were not done', async () => {
  for (const n of [1, 2, 3]) await landing.append(page(n));
  await landing.markDone([2]);
  const copy = join(dir, 'copy');
  await mkdir(copy);
  const { files, pages } = await landing.copyTo(copy);
  expect(pages).toBe(2);
  expect(files.map(({ source }) => source).sort()).toEqual(
    (await readdir(copy)).map((name) => join(copy, name)).sort(),
  );
  const other = await open(copy);
  expect(await pending(other)).toEqual(await pending());
  expect(other.cursorOf('vk-town')).toEqual({ n: 3 });
  expect((await other.append(page(9))).sequence).toBe(4);
  await other.close();
});

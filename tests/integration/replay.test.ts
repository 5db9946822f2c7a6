import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLongWork } from '../../cli/long-work.ts';
import type { ReplayReport } from '../../contracts/maintenance.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { contentHash } from '../../text/content-hash.ts';
import { openDataFolder, type DataFolder } from '../support/data-folder.ts';
import { makePost } from '../support/make-post.ts';

let folder: DataFolder;
beforeEach(async () => {
  folder = await openDataFolder();
});
afterEach(() => folder.remove());

const PERIOD = { from: '2026-11-01T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };
const root = makePost({ id: 'vk:-1_1', text: 'В Опочке третий день нет воды, когда включат?' });
const answer = makePost({
  id: 'vk:-1_2',
  kind: 'comment',
  parentId: root.id,
  rootId: root.id,
  text: 'И у нас тоже самое, надоело',
  publishedAt: '2026-11-24T06:30:00.000Z',
});
const plain = makePost({ id: 'vk:-1_3', text: 'В Великих Луках яма на дороге по улице Ленина' });

function replay(isDryRun = false, signal = new AbortController().signal): Promise<ReplayReport> {
  return createLongWork(folder.system).replay({ ...PERIOD, isDryRun }, () => undefined, signal);
}

async function rowsOf(...ids: string[]): Promise<(StoredPost | undefined)[]> {
  const rows = await folder.system.storage.store.rows(ids);
  return ids.map((id) => rows.get(id));
}

/** As if earlier processors had seen less in them. */
async function dull(...ids: string[]): Promise<void> {
  const changes = (await rowsOf(...ids)).flatMap((row) => {
    if (row === undefined) return [];
    const dulled: StoredPost = {
      ...row,
      districtId: null,
      districtConfidence: 0,
      block: 'other',
      blockEvidence: [],
      topics: [],
      places: [],
      version: 'before',
    };
    return [{ row: dulled, contentHash: contentHash(dulled), replaced: row }];
  });
  await folder.system.storage.store.write({ changes, metrics: [], pages: [] });
}

test('labels of earlier processors become those of today, answers follow their root, copies and stories stay', async () => {
  await folder.take({ posts: [root, answer, plain] });
  const before = await rowsOf(root.id, answer.id, plain.id);
  await dull(root.id, answer.id);

  const report = await replay();

  expect(report).toMatchObject({ isDryRun: false, looked: 3, changed: 2, skipped: 0 });
  expect(report.before).toEqual([
    { version: 'before', posts: 2 },
    { version: before[0]?.version, posts: 1 },
  ]);
  expect(report.version).toBe(before[0]?.version);
  expect(report.blocks).toContainEqual({ from: 'other', to: 'housing', posts: 1 });
  expect(report.districts).toEqual([{ from: 'none', to: 'opochetsky', posts: 2 }]);
  expect(report.fields).toContainEqual({ field: 'district', posts: 2 });
  expect(report.examples.map(({ id }) => id)).toEqual([root.id, answer.id]);
  expect(await rowsOf(root.id, answer.id, plain.id)).toEqual(before);
  expect((await folder.system.storage.store.verify()).differences).toEqual([]);
});

test('a second replay finds nothing, after a restart either: what is read back is compared as it is kept', async () => {
  await folder.take({ posts: [root, answer, plain] });
  await dull(root.id);
  await replay();
  expect(await replay()).toMatchObject({ looked: 3, changed: 0, fields: [] });
  await folder.close();
  await folder.reopen();
  expect(await replay()).toMatchObject({ looked: 3, changed: 0, fields: [] });
});

test('a dry run tells the same and writes nothing', async () => {
  await folder.take({ posts: [root, answer, plain] });
  await dull(root.id, answer.id);
  const dulled = await rowsOf(root.id, answer.id);
  const { isDryRun, ...told } = await replay(true);
  expect(isDryRun).toBe(true);
  expect(await rowsOf(root.id, answer.id)).toEqual(dulled);
  expect(await replay()).toMatchObject(told);
});

test('what a person corrected stays', async () => {
  await folder.take({ posts: [plain] });
  await folder.system.corrections.correct({
    postId: plain.id,
    set: { districtId: 'nevelsky', block: 'waste' },
    note: null,
    by: 'Мария',
    version: null,
    allows: () => true,
  });
  const corrected = await rowsOf(plain.id);
  expect(corrected[0]).toMatchObject({ districtId: 'nevelsky', block: 'waste' });
  expect(await replay()).toMatchObject({ looked: 1, changed: 0 });
  expect(await rowsOf(plain.id)).toEqual(corrected);
});

test('posts without text are left alone, and a post that is edited meanwhile is skipped and told', async () => {
  await folder.take({ posts: [root, plain] });
  await folder.take({ tombstones: [{ id: plain.id, deletedAt: '2026-11-24T07:30:00.000Z' }] });
  await dull(root.id);
  const { pageDeps } = folder.system;
  const { label } = pageDeps;
  pageDeps.label = async (posts) => {
    const labelled = await label(posts);
    pageDeps.label = label;
    const edited = {
      ...root,
      text: 'Вода есть, спасибо',
      edited: true,
      fetchedAt: '2026-11-24T07:40:00.000Z',
    };
    await folder.take({ posts: [edited] });
    return labelled;
  };
  const work = createLongWork(folder.system);
  const report = await work.replay(
    { ...PERIOD, isDryRun: false },
    () => undefined,
    new AbortController().signal,
  );
  expect(report).toMatchObject({ looked: 1, changed: 0, skipped: 1 });
  expect((await rowsOf(root.id))[0]?.text).toBe('Вода есть, спасибо');
});

test('it ends between two pieces when nobody waits for it any more', async () => {
  await folder.take({ posts: [root] });
  const gone = new AbortController();
  gone.abort();
  await expect(replay(false, gone.signal)).rejects.toThrow(expect.objectContaining({ code: 'aborted' }));
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLongWork } from '../../cli/long-work.ts';
import type { ForgetDemand, ForgetReport } from '../../contracts/maintenance.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { openDataFolder, type DataFolder } from '../support/data-folder.ts';
import { makePost } from '../support/make-post.ts';

const MARKER = 'маркерзабыть';
/** What the finding about the answer quotes. */
const QUOTED = 'Прекратите истерику';
const READ = { scope: FULL_SCOPE, signal: new AbortController().signal, timeLimitMs: 10_000 };

let folder: DataFolder;
beforeEach(async () => {
  folder = await openDataFolder();
});
afterEach(() => folder.remove());

const root = makePost({
  id: 'vk:-55_1',
  channelId: '-55',
  text: 'Третий день нет воды, когда дадут?',
  url: 'https://vk.ru/wall-55_1',
});
const answer = makePost({
  id: 'vk:-55_2',
  channelId: '-55',
  kind: 'reply',
  bodyId: 'admin-pskov',
  parentId: root.id,
  rootId: root.id,
  text: `${QUOTED}, истерика${MARKER} не поможет никому`,
  publishedAt: '2026-11-24T07:00:00.000Z',
  fetchedAt: '2026-11-24T07:30:00.000Z',
});

function forget(demand: Partial<ForgetDemand>): Promise<ForgetReport> {
  const work = createLongWork(folder.system);
  return work.forget({ posts: [], channels: [], ...demand }, 'Мария', () => undefined);
}

test('a planted marker is not found in the data folder after forget, and its count stays', async () => {
  const sample = JSON.stringify({ id: 2, text: answer.text });
  await folder.take({
    posts: [root, answer],
    quarantined: [{ reason: 'no date', place: 'items.2', sample }],
  });
  await folder.take({
    posts: [makePost({ ...root, id: 'vk:-56_9', channelId: '-56', text: `Чужой ${MARKER}x` })],
  });
  const outbox = join(folder.dir, 'store', 'outbox');
  await mkdir(outbox, { recursive: true });
  await writeFile(join(outbox, 'torn.batch.damaged'), `half of a batch with ${answer.text}`);
  const thread = await folder.system.storage.reader.thread(root.id, READ);
  expect(JSON.stringify(thread?.thread.findings)).toContain(QUOTED);
  const holders = (await folder.filesWith(`истерика${MARKER}`)).join('\n');
  for (const place of ['/landing/', '/store/engine/', '/store/outbox/']) expect(holders).toContain(place);

  folder.clock.advance(60_000);
  const report = await forget({ posts: [answer.id] });

  expect(report).toEqual({
    posts: 1,
    alreadyGone: 0,
    threads: 1,
    landedPages: 1,
    quarantined: 1,
    damagedBatches: 1,
  });
  const { storage } = folder.system;
  expect((await storage.store.rows([answer.id])).get(answer.id)).toMatchObject({
    text: '',
    url: null,
    authorKey: null,
  });
  expect((await storage.store.verify()).differences).toEqual([]);
  await folder.close();
  expect(await folder.filesWith(`истерика${MARKER}`)).toEqual([]);
  expect(await folder.filesWith(QUOTED)).toEqual([]);
  expect((await folder.filesWith(`Чужой ${MARKER}x`)).length).toBeGreaterThan(0);
});

test('what was forgotten does not come back when its page is read again, also after a restart', async () => {
  await folder.take({ posts: [root, answer] });
  folder.clock.advance(60_000);
  await forget({ posts: [answer.id, 'vk:-55_77'] });
  await folder.close();
  await folder.reopen();
  folder.clock.advance(3_600_000);
  const fetchedAt = new Date(folder.clock.now()).toISOString();
  const again = [
    { ...answer, text: `${answer.text} и ещё`, edited: true, fetchedAt },
    makePost({ id: 'vk:-55_77', text: `никогда не виденный ${MARKER}`, fetchedAt }),
    makePost({ id: 'vk:-55_3', text: 'Обычная запись про дорогу', fetchedAt }),
  ];
  await folder.take({ posts: again });
  const rows = await folder.system.storage.store.rows(again.map(({ id }) => id));
  expect([...rows.keys()].sort()).toEqual(['vk:-55_2', 'vk:-55_3']);
  expect(rows.get(answer.id)).toMatchObject({ text: '', deletedAt: expect.any(String) });
  expect(folder.system.landing.backlog()).toBe(0);
  await folder.close();
  expect(await folder.filesWith(MARKER)).toEqual([]);
});

test('pages that were landed and not stored lose what is forgotten before they are', async () => {
  await folder.system.landing.append({
    sourceId: 'a',
    posts: [root, answer],
    tombstones: [],
    quarantined: [],
    futureDates: 0,
    cursor: { at: 5 },
  });
  await forget({ posts: [answer.id] });
  await folder.close();
  expect(await folder.filesWith(MARKER)).toEqual([]);
  await folder.reopen();
  const { landing, runner, storage } = folder.system;
  expect(landing.cursorOf('a')).toEqual({ at: 5 });
  await runner.recover();
  expect([...(await storage.store.rows([root.id, answer.id])).keys()]).toEqual([root.id]);
});

test('a channel is forgotten with all its posts, later ones too, and no other channel is touched', async () => {
  const posts = Array.from({ length: 1_200 }, (_, index) =>
    makePost({
      id: `vk:-55_${index}`,
      channelId: '-55',
      text: `${MARKER} запись номер ${index} про воду`,
      publishedAt: new Date(Date.parse('2026-11-20T06:00:00.000Z') + index * 1_000).toISOString(),
    }),
  );
  await folder.take({ posts });
  await folder.take({
    posts: [makePost({ id: 'vk:-56_1', channelId: '-56', text: 'Другой канал про воду' })],
  });
  folder.clock.advance(60_000);
  const report = await forget({ channels: [{ network: 'vk', channelId: '-55' }] });
  expect(report).toMatchObject({ posts: 1_200, alreadyGone: 0, landedPages: 1 });
  await folder.take({ posts: [makePost({ id: 'vk:-55_9999', channelId: '-55', text: `${MARKER} новая` })] });
  const rows = await folder.system.storage.store.rows(['vk:-55_9999', 'vk:-56_1']);
  expect([...rows.keys()]).toEqual(['vk:-56_1']);
  await folder.close();
  expect(await folder.filesWith(MARKER)).toEqual([]);
});

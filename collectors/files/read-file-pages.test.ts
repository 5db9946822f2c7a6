import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Page } from '../../contracts/collector.ts';
import { postSchema } from '../../contracts/post.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { FileProfile } from './profiles.ts';
import { readFilePages } from './read-file-pages.ts';

const services = {
  clock: fakeClock(Date.parse('2026-11-24T08:00:00Z')),
  pseudonymise: () => 'key',
  bodyOfChannel: () => null,
  timezone: 'Europe/Moscow',
};
const CHANGED_AT = new Date('2026-11-20T12:00:00Z');

function write(content: string | Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), 'veche-import-')), 'file');
  writeFileSync(file, content);
  utimesSync(file, CHANGED_AT, CHANGED_AT);
  return file;
}

async function read(file: string, profile: FileProfile): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of readFilePages({ file, profile, sourceId: 'register', services })) pages.push(page);
  return pages;
}

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);
const postsOf = (pages: readonly Page[]) => pages.flatMap(({ posts }) => posts);
const reasonsOf = (pages: readonly Page[]) =>
  pages.flatMap(({ quarantined }) => quarantined.map(({ place, reason }) => `${place}: ${reason}`));

/** Windows-1251 of Russian letters and ASCII. */
function cp1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 128 ? code : code - 0x4_10 + 0xc0;
  });
}

test('a register of appeals: district and topic follow the text, bad rows are put aside with their line', async () => {
  const pages = await read(fixture('appeals.csv'), 'csv');

  const [first, second] = postsOf(pages);
  expect(first).toMatchObject({
    id: 'appeal:register/А-1',
    network: 'appeal',
    kind: 'appeal',
    channelKind: 'inbox',
    channelId: 'register',
    text: 'Не вывозят мусор; баки полны. Тел. ‹телефон›\nОпочецкий район\nОтходы',
    publishedAt: '2026-11-23T07:15:00.000Z',
  });
  expect(second?.id).toMatch(/^appeal:register\/[0-9a-f]{24}$/);
  expect(reasonsOf(pages)).toEqual(['line 4: unreadable date', 'line 5: no text']);
  expect(pages.at(-1)?.cursor).toEqual({ line: 5 });
});

test('lines of JSON: own ids stay, foreign pseudonyms do not, every bad line says why', async () => {
  const pages = await read(fixture('posts.jsonl'), 'jsonl');

  expect(postsOf(pages)).toMatchObject([
    {
      id: 'import:register/1',
      text: 'Яма на дороге, пишите ‹упоминание›',
      publishedAt: '2026-11-23T07:15:00.000Z',
    },
    { network: 'import', text: 'Скорая ехала два часа', publishedAt: '2026-11-22T21:00:00.000Z' },
    { id: 'vk:-55_17', network: 'vk', channelId: '-55', authorKey: null },
    { id: 'import:register/5', publishedAt: '2026-11-24T08:00:00.000Z' },
  ]);
  expect(reasonsOf(pages)).toEqual(['line 5: no JSON', 'line 7: publishedAt: before 2006-01-01']);
});

test('reading a file again gives the same posts, dated or not', async () => {
  const file = write('текст;дата\nНет света;22.11.2026\nНет воды;\n');

  const first = postsOf(await read(file, 'csv'));
  const again = postsOf(await read(file, 'csv'));

  expect(first).toHaveLength(2);
  expect(first[1]?.publishedAt).toBe(CHANGED_AT.toISOString());
  expect(again).toEqual(first);
});

test.each([
  ['UTF-8 with its mark and commas', Buffer.from('\uFEFFid,text\n1,Нет воды\n')],
  ['windows-1251 and semicolons', cp1251('id;текст\r\n1;Нет воды\r\n')],
  ['UTF-16 and tabs', Buffer.from('\uFEFFНомер\tТекст\n1\tНет воды\n', 'utf16le')],
  ['quotes around everything', Buffer.from('"id";"Текст обращения"\n"1";"Нет воды"\n')],
])('%s are found out', async (_name, bytes) => {
  expect(postsOf(await read(write(bytes), 'csv'))).toMatchObject([
    { id: 'appeal:register/1', text: 'Нет воды' },
  ]);
});

test('a long file comes in pages of at most 500 rows, whose cursors grow', async () => {
  const rows = Array.from({ length: 1201 }, (_, index) => `${index};Обращение ${index}`);

  const pages = await read(write(`id;text\n${rows.join('\n')}\n`), 'csv');

  expect(pages.map(({ posts }) => posts.length)).toEqual([500, 500, 201]);
  expect(pages.map(({ cursor }) => cursor['line'])).toEqual([501, 1001, 1202]);
  expect(new Set(postsOf(pages).map(({ id }) => id)).size).toBe(1201);
});

test('rows with stray quotes, missing or too many cells, and endless cells never stop the rest', async () => {
  const rows = ['1;Он сказал "нет"', '2', '3;Текст;лишнее;ещё', `4;${'а'.repeat(1_200_000)}`, '5;Последняя'];

  const pages = await read(write(`id;text\n${rows.join('\n')}\n`), 'csv');

  expect(postsOf(pages).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['appeal:register/1', 'appeal:register/3']),
  );
  expect(reasonsOf(pages).length).toBeGreaterThan(0);
  for (const post of postsOf(pages)) expect(postSchema.safeParse(post).success).toBe(true);
});

test('a line of JSON that never ends is put aside and the next is read', async () => {
  const pages = await read(
    write(`{"id":"1","text":"${'а'.repeat(1_500_000)}"}\n{"id":"2","text":"Есть"}\n`),
    'jsonl',
  );

  expect(postsOf(pages).map(({ id }) => id)).toEqual(['import:register/2']);
  expect(reasonsOf(pages)).toEqual(['line 1: longer than 1000000 characters']);
});

test('an empty file gives one empty page; a table without texts and a missing file are errors that say what to do', async () => {
  expect(await read(write(''), 'jsonl')).toMatchObject([{ posts: [], quarantined: [] }]);
  await expect(read(write('id;имя\n1;а\n'), 'csv')).rejects.toMatchObject({
    code: 'input',
    hint: expect.stringContaining('текст'),
  });
  await expect(read('/nowhere/file.csv', 'csv')).rejects.toMatchObject({ code: 'input' });
});

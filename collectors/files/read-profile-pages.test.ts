import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadProfile } from '../../config/load-profile.ts';
import type { Page } from '../../contracts/collector.ts';
import { importProfileSchema, type ImportProfile } from '../../contracts/import-profile.ts';
import { postSchema } from '../../contracts/post.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import { makeWorkbook, type SheetValue } from '../../tests/support/make-workbook.ts';
import type { FileProfile } from './profiles.ts';
import { readFilePages } from './read-file-pages.ts';

const services = {
  clock: fakeClock(Date.parse('2026-11-24T08:00:00Z')),
  pseudonymise: () => null,
  bodyOfChannel: () => null,
  timezone: 'Europe/Moscow',
};
const CHANGED_AT = new Date('2026-11-20T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'veche-profile-'));

async function read(content: string | Uint8Array, profile: FileProfile): Promise<Page[]> {
  const file = join(folder, 'file');
  writeFileSync(file, content);
  utimesSync(file, CHANGED_AT, CHANGED_AT);
  const pages: Page[] = [];
  for await (const page of readFilePages({ file, profile, sourceId: 'import', services })) pages.push(page);
  return pages;
}

const named = (name: string): ImportProfile => loadProfile(name, { regionId: 'pskov', cwd: folder });
const profileOf = (value: Record<string, unknown>): ImportProfile => ({
  ...importProfileSchema.parse({ title: 'Линия', ...value }),
  name: 'hotline',
});
const postsOf = (pages: readonly Page[]) => pages.flatMap(({ posts }) => posts);
const reasonsOf = (pages: readonly Page[]) =>
  pages.flatMap(({ quarantined }) => quarantined.map(({ place, reason }) => `${place}: ${reason}`));

/** A row of the cabinet's export: only its columns R, T, U, V, W and AI matter, the others hold people. */
function cabinetRow(cells: Partial<Record<'R' | 'T' | 'U' | 'V' | 'W' | 'AI', SheetValue>>): SheetValue[] {
  const row: SheetValue[] = Array.from({ length: 36 }, () => 'Выдумкина Зинаида Петровна, 8-900-000-22-33');
  const { R = null, T = null, U = null, V = null, W = null, AI = null } = cells;
  [row[17], row[19], row[20], row[21], row[22], row[34]] = [R, T, U, V, W, AI];
  return row;
}

describe("the export of a centre's cabinet", () => {
  const headers = cabinetRow({ R: 'Создано', T: 'Группа тем', U: 'Тема', V: 'Регион', W: 'МО', AI: 'Текст' });
  const place = { T: 'ЖКХ', U: 'Водоснабжение', V: 'Псковская область', W: 'Опочецкий район' };
  const book = makeWorkbook({
    Сообщения: [
      headers,
      cabinetRow({ ...place, R: 46_349.427_083_333_336, AI: 'Нет воды, звоните +7 900 000-22-33' }),
      cabinetRow({ ...place, R: '23.11.2026 10:15', AI: 'Нет света' }),
      cabinetRow({ ...place, R: '23.11.2026 10:15', AI: 'Нет света', W: 'Невельский район' }),
      cabinetRow({ ...place, R: 'вчера', AI: 'Когда?' }),
      cabinetRow({ ...place, R: 46_349 }),
    ],
  });

  test('gives posts by the letters of its columns, of which nothing about people is kept', async () => {
    const pages = await read(book, named('cur-cabinet'));

    expect(postsOf(pages)).toMatchObject([
      {
        network: 'appeal',
        kind: 'appeal',
        channelId: 'cur-cabinet',
        channelKind: 'inbox',
        publishedAt: '2026-11-23T07:15:00.000Z',
        text: 'Нет воды, звоните ‹телефон›\nОпочецкий район\nПсковская область\nЖКХ\nВодоснабжение',
      },
      { publishedAt: '2026-11-23T07:15:00.000Z' },
      { text: expect.stringContaining('Невельский район') },
    ]);
    expect(JSON.stringify(pages)).not.toMatch(/Выдумкин|Зинаид|000-22-33/);
    expect(reasonsOf(pages)).toEqual(['row 5: unreadable date', 'row 6: no text']);
  });

  test('gives the same posts when it is read again, also in another order and with other topics', async () => {
    const first = postsOf(await read(book, named('cur-cabinet')));
    const again = postsOf(await read(book, named('cur-cabinet')));
    const corrected = makeWorkbook({
      Новый: [headers, cabinetRow({ ...place, U: 'Отопление', R: '23.11.2026 10:15', AI: 'Нет света' })],
    });

    expect(new Set(first.map(({ id }) => id)).size).toBe(3);
    expect(again).toEqual(first);
    expect(postsOf(await read(corrected, named('cur-cabinet'))).map(({ id }) => id)).toEqual([first[1]!.id]);
    for (const { id } of first) expect(id).toMatch(/^appeal:cur-cabinet\/[0-9a-f]{24}$/);
  });

  test('of another layout is refused with what to change', async () => {
    const narrow = makeWorkbook({
      Сообщения: [
        ['Текст', 'Дата'],
        ['Нет воды', '23.11.2026'],
      ],
    });

    await expect(read(narrow, named('cur-cabinet'))).rejects.toMatchObject({
      code: 'input',
      message: 'the table has no text: column AI not found',
      hint: expect.stringContaining('columns.text'),
    });
  });
});

test('an export of the feedback platform is read by its headers, whether workbook, CSV or lines of JSON', async () => {
  const rows = [
    ['Номер сообщения', 'Дата создания', 'Описание', 'Адрес', 'Муниципалитет', 'Широта', 'Долгота', 'ФИО'],
    [
      'ПОС-1',
      '23.11.2026 10:15',
      'Яма',
      'Псков, Рижский проспект, 1',
      'Псков',
      '57,81',
      '28,33',
      'Выдумкин А.',
    ],
  ];
  const [header = [], row = []] = rows;
  const csv = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\r\n');
  const json = JSON.stringify(Object.fromEntries(header.map((name, index) => [name, row[index]])));

  const read3 = [makeWorkbook({ Лист1: rows }), csv, `${json}\n`].map(async (file) =>
    read(file, named('pos')),
  );

  for (const pages of [await read3[0]!, await read3[1]!, await read3[2]!]) {
    expect(postsOf(pages)).toEqual([
      expect.objectContaining({
        id: 'appeal:pos/ПОС-1',
        text: 'Яма\nПсков, Рижский проспект, 1\nПсков',
        publishedAt: '2026-11-23T07:15:00.000Z',
        geo: { lat: 57.81, lon: 28.33 },
      }),
    ]);
    expect(JSON.stringify(pages)).not.toContain('Выдумкин');
  }
});

test('a profile tells header row, sheet, date format, zone and constants', async () => {
  const profile = profileOf({
    sheet: 'Звонки',
    headerRow: 3,
    columns: { text: ['Суть', 'Текст'], date: 'B', id: 'id' },
    dateFormat: 'MM/DD/YYYY HH:mm',
    timezone: 'Asia/Yekaterinburg',
    append: ['topic'],
    constants: {
      network: 'import',
      kind: 'post',
      channelKind: 'official',
      channelId: 'line',
      topic: 'Дороги',
    },
  });
  const book = makeWorkbook({
    Обложка: [['Звонки за ноябрь']],
    Звонки: [['Отчёт'], [], ['ID', 'Когда', 'Текст'], [17, '11/23/2026 10:15', 'Яма']],
  });

  expect(postsOf(await read(book, profile))).toEqual([
    expect.objectContaining({
      id: 'import:line/17',
      kind: 'post',
      channelKind: 'official',
      channelId: 'line',
      text: 'Яма\nДороги',
      publishedAt: '2026-11-23T05:15:00.000Z',
    }),
  ]);
});

test('a table without headers is read by letters; an id that names a person is replaced', async () => {
  const profile = profileOf({ headerRow: 0, columns: { id: 'A', text: 'B' } });
  const posts = postsOf(await read('5;Нет воды\n8-900-000-22-33;Нет света\n', profile));

  expect(posts).toMatchObject([
    { id: 'appeal:hotline/5', text: 'Нет воды', publishedAt: CHANGED_AT.toISOString() },
    { id: expect.stringMatching(/^appeal:hotline\/[0-9a-f]{24}$/), text: 'Нет света' },
  ]);
});

test('a workbook without a profile is read by its usual headers, below the lines of a title', async () => {
  const book = makeWorkbook({
    Лист1: [['Отчёт за неделю'], [], ['Номер', 'Дата', 'Текст обращения'], ['А-1', 46_349, 'Нет воды']],
  });

  for (const profile of ['xlsx', 'csv'] as const) {
    expect(postsOf(await read(book, profile))).toMatchObject([
      { id: 'appeal:import/А-1', text: 'Нет воды', publishedAt: '2026-11-22T21:00:00.000Z' },
    ]);
  }
});

test('an old workbook and one under a password are refused with what to do', async () => {
  await expect(read(Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'xlsx')).rejects.toMatchObject({
    code: 'input',
    hint: 'save it as .xlsx without a password',
  });
});

test('whatever the cells, every row gives a valid post or a reason, and keys of objects do no harm', async () => {
  const cell = fc.oneof(
    fc.string(),
    fc.double(),
    fc.constantFrom('23.11.2026', '8-900-000-22-33', '__proto__'),
  );
  const row = fc.record({ id: cell, text: cell, date: cell, lat: cell, constructor: cell });
  const profile = profileOf({ columns: { id: 'id', text: 'text', date: 'date', lat: 'lat', lon: 'lat' } });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const pages = await read(
        rows.map((item) => JSON.stringify(item).replace('"constructor"', '"__proto__"')).join('\n'),
        profile,
      );

      expect(postsOf(pages).length + reasonsOf(pages).length).toBe(rows.length);
      for (const post of postsOf(pages)) expect(postSchema.safeParse(post).success).toBe(true);
    }),
    { numRuns: 60 },
  );
});

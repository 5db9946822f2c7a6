import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONFLICTS, STORIES } from './routes/examples.ts';
import { testApp, type TestApp } from './support/test-app.ts';

let service: TestApp;
beforeAll(async () => {
  service = await testApp({
    reader: {
      stories: async (params) => pageOf(STORIES.items, params),
      conflicts: async (params) => pageOf(CONFLICTS.items, params),
    },
  });
});
afterAll(() => service.app.close());

/** The same items again on a second page. */
function pageOf<Item>(items: Item[], params: object): { items: Item[]; next: string | null } {
  return { items, next: 'cursor' in params ? null : 'second' };
}

const get = (path: string, headers: Record<string, string> = {}) => service.get(`/api/v1${path}`, headers);

const FILES = [
  ['posts', 'id', 1],
  ['trends', 'key', 1],
  ['hotspots', 'districtId', 1],
  ['stories', 'id', 2],
  ['conflicts', 'rootId', 2],
] as const;

describe.each(FILES)('the file of %s', (what, firstColumn, rows) => {
  test('is CSV with its rows, and says at its end what it holds', async () => {
    const answer = await get(`/${what}/export?format=csv&district=opochetsky&from=2026-11-20&to=2026-11-22`);

    const [table = '', about = ''] = answer.body.split('\r\n\r\n');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="veche-[\w-]+\.csv"$/);
    expect(table.split('\r\n')).toHaveLength(rows + 1);
    expect(table.startsWith(`\uFEFF${firstColumn},`)).toBe(true);
    const lines = about.split('\r\n');
    expect(lines).toContain('# Период с,2026-11-20 00:00:00');
    expect(lines).toContain('# Часовой пояс,Europe/Moscow');
    expect(lines).toContain('# Составлено,2026-11-24 11:00:00');
    expect(about).toMatch(/# Отбор,[^\n]*district=opochetsky/);
    expect(about).toContain('# Нет данных из источников,');
    expect(about).toContain('# Как считается,');
  });

  test('is a workbook with its rows on one sheet and what it holds on another', async () => {
    const answer = await get(`/${what}/export?format=xlsx&lang=en`);

    const files = unzipSync(answer.rawPayload);
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
    const about = strFromU8(files['xl/worksheets/sheet2.xml']!);
    expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
    expect(sheet.match(/<row /g)).toHaveLength(rows + 1);
    expect(sheet).toContain(`>${firstColumn}</t>`);
    expect(about).toContain('Time zone');
    expect(about).toContain('Europe/Moscow');
  });

  test('leaves out what it says about itself when nobody wants it', async () => {
    const answer = await get(`/${what}/export?format=csv&about=false`);

    expect(answer.body).not.toContain('#');
    expect(answer.body.trimEnd().split('\r\n')).toHaveLength(rows + 1);
  });

  test('is for analysts, and names the limits of a key', async () => {
    const viewer = await service.makeKey({ name: `Viewer of ${what}`, role: 'viewer' });
    const limited = await service.makeKey({ name: `Roads of ${what}`, blocks: ['roads'] });

    const refused = await get(`/${what}/export?format=csv`, { authorization: `Bearer ${viewer}` });
    const cut = await get(`/${what}/export?format=csv`, { authorization: `Bearer ${limited}` });

    expect(refused.statusCode).toBe(403);
    expect(cut.body).toContain('# Пределы ключа,block=roads');
  });
});

test('JSON lines are posts and nothing else', async () => {
  const answer = await get('/posts/export');

  expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
  expect(
    answer.body
      .trimEnd()
      .split('\n')
      .map((line) => Object.keys(JSON.parse(line) as object)),
  ).toEqual([expect.arrayContaining(['id', 'text', 'districtId'])]);
  expect(answer.body).not.toContain('authorKey');
});

test('the file of hotspots gives its reasons in the language of the file', async () => {
  const russian = await get('/hotspots/export');
  const english = await get('/hotspots/export?lang=en');

  expect(russian.body).toContain('вместо обычных');
  expect(english.body).toContain('instead of the usual');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { toIso } from '../../contracts/clock.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import type { PublicGrid, PublicStep } from '../../contracts/queries/public.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import { makeStored } from '../support/make-stored.ts';
import { openReaderStore, TIMEZONE, type ReaderStore } from '../support/reader-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Start of a Monday of the region, whose clocks have not changed for years. */
const MONDAY = createRegionTime(TIMEZONE).parse('2026-11-16');
const [MON, TUE, WED, THU, , , SUN] = [0, 1, 2, 3, 4, 5, 6] as const;
const DISTRICTS = ['opochetsky', 'ostrovsky'];

let opened: ReaderStore;
let made = 0;
beforeEach(async () => {
  opened = await openReaderStore();
  made = 0;
});
afterEach(() => opened.close());

/** A post at noon of a day, counted from Monday, read a minute later. */
function post(day: number, author: string | null, given: Partial<StoredPost> = {}): StoredPost {
  made += 1;
  const at = MONDAY + day * DAY_MS + 12 * HOUR_MS + made * 1000;
  return makeStored({
    id: `vk:-1_${made}`,
    authorKey: author,
    publishedAt: toIso(at),
    fetchedAt: toIso(at + 60_000),
    ...given,
  });
}

/** One post of each of so many authors, other ones each day. */
function posts(day: number, authors: number, given: Partial<StoredPost> = {}): StoredPost[] {
  return Array.from({ length: authors }, (_, index) => post(day, `author ${day} ${index}`, given));
}

/** The grid begins with the first whole day after the oldest post: this Monday. */
function begin(added: readonly StoredPost[]): Promise<void> {
  return opened.add([post(-1, 'somebody'), ...added]);
}

/** Closes all days up to this one, at noon of the second day after it. */
function closeUntil(day: number, missingSources = 0): Promise<number> {
  const now = MONDAY + (day + 2.5) * DAY_MS;
  opened.clock.advance(now - opened.clock.now());
  return opened.publicGrid.closeDue({ readUntil: now, from: 0, districts: DISTRICTS, missingSources });
}

function grid(step: PublicStep = 'day'): Promise<PublicGrid> {
  return opened.reader.publicGrid({ step, limit: 31 }, { scope: FULL_SCOPE });
}

/** What is told of housing in a district, from Monday on. */
async function told(step: PublicStep = 'day', districtId = 'opochetsky'): Promise<(number | null)[]> {
  const { items } = await grid(step);
  return items
    .toReversed()
    .flatMap(({ cells }) =>
      cells.filter((cell) => cell.districtId === districtId && cell.block === 'housing'),
    )
    .map((cell) => cell.posts);
}

test('tells nothing of one to four authors, all of five, and that nobody wrote', async () => {
  await begin([...posts(MON, 4), ...posts(TUE, 5), ...posts(THU, 1), post(THU, 'author 3 0')]);
  await closeUntil(THU);

  expect(await told()).toEqual([null, 5, 0, null]);
});

test('counts people: no noise, no official pages or media, and posts without an author as of one', async () => {
  await begin([
    ...posts(MON, 4),
    post(MON, 'ad', { noise: 'ad' }),
    post(MON, 'page', { channelKind: 'official' }),
    post(MON, 'paper', { channelKind: 'media' }),
    ...posts(TUE, 4),
    post(TUE, null),
    post(TUE, null),
    post(WED, 'page', { channelKind: 'official' }),
  ]);
  await closeUntil(WED);

  expect(await told()).toEqual([null, 6, 0]);
});

test('a day is every district and block, and those without a district', async () => {
  await begin([]);
  await closeUntil(MON, 3);

  const { items, authorsMin, timezone } = await grid();
  expect({ authorsMin, timezone }).toEqual({ authorsMin: 5, timezone: TIMEZONE });
  expect(items).toMatchObject([
    {
      date: '2026-11-16',
      at: '2026-11-15T21:00:00.000Z',
      closedAt: '2026-11-18T09:00:00.000Z',
      missingSources: 3,
    },
  ]);
  const districts = items.flatMap(({ cells }) => cells.map((cell) => cell.districtId));
  expect(districts).toHaveLength(27);
  expect(new Set(districts)).toEqual(new Set(['none', ...DISTRICTS]));
});

test('a day is closed 36 hours after its end and not before, in the order of days', async () => {
  await begin([]);
  const end = MONDAY + DAY_MS;
  const close = (readUntil: number) =>
    opened.publicGrid.closeDue({ readUntil, from: 0, districts: DISTRICTS, missingSources: 0 });

  expect(await close(end + 36 * HOUR_MS - 1)).toBe(0);
  expect(await close(end + 36 * HOUR_MS)).toBe(1);
  expect(await close(end + 36 * HOUR_MS)).toBe(0);
  expect(await close(end + 5 * DAY_MS)).toBe(3);
  expect((await grid()).items.map(({ date }) => date)).toEqual([
    '2026-11-19',
    '2026-11-18',
    '2026-11-17',
    '2026-11-16',
  ]);
});

test('a day that is closed twice at once, as after a crash, is stored once, with its week', async () => {
  await begin([...posts(MON, 6), ...posts(SUN, 2)]);

  await Promise.all([closeUntil(SUN), closeUntil(SUN)]);

  const weeks = (await grid('week')).items.flatMap(({ cells }) => cells);
  const days = (await grid()).items.flatMap(({ cells }) => cells);
  expect([weeks.length, days.length]).toEqual([27, 7 * 27]);
  expect(await told()).toEqual([6, 0, 0, 0, 0, 0, null]);
});

test('what is deleted before its day is closed is not counted; what changes later changes nothing', async () => {
  const [first, ...others] = posts(MON, 6);
  const gone = (row: StoredPost) => ({ replaced: row, row: { ...row, text: '', noise: 'spam' as const } });
  await begin([first!, ...others]);
  await opened.replace([gone(first!)]);
  await closeUntil(MON);
  const before = JSON.stringify(await grid());
  expect(await told()).toEqual([5]);

  await opened.replace(others.map(gone));
  await opened.add(posts(MON, 30));
  await closeUntil(MON);

  expect(JSON.stringify(await grid())).toBe(before);
});

test('a week is the sum of its days as they were closed', async () => {
  await begin([0, 1, 2, 3, 4, 5, 6].flatMap((day) => posts(day, 5 + day)));
  await closeUntil(THU);
  await opened.add(posts(MON, 9));
  await closeUntil(SUN);

  expect(await told()).toEqual([5, 6, 7, 8, 9, 10, 11]);
  expect(await told('week')).toEqual([56]);
});

test('hidden days are told in the sum of their week when enough people wrote in them', async () => {
  await begin([...posts(MON, 4), ...posts(TUE, 4), ...posts(WED, 7)]);
  await closeUntil(SUN);

  expect(await told()).toEqual([null, null, 7, 0, 0, 0, 0]);
  expect(await told('week')).toEqual([15]);
});

test('the sum of hidden days of the same few people is not told, however much they wrote', async () => {
  const loud = [0, 1, 2, 3].flatMap((day) => [0, 1, 2, 3].map((author) => post(day, `loud ${author}`)));
  await begin([...loud, ...posts(5, 9)]);
  await closeUntil(SUN);

  expect(await told()).toEqual([null, null, null, null, 0, 9, 0]);
  expect(await told('week')).toEqual([null]);
});

test('the last day is hidden besides when a week would tell its only hidden day', async () => {
  await begin([...posts(MON, 3), ...posts(TUE, 8), ...posts(SUN, 6)]);
  await closeUntil(SUN);

  expect(await told()).toEqual([null, 8, 0, 0, 0, 0, null]);
  expect(await told('week')).toEqual([17]);
});

test('the week is hidden when no other day can protect the hidden one', async () => {
  await begin([...posts(MON, 3), ...posts(TUE, 8)]);
  await closeUntil(SUN);

  expect(await told('week')).toEqual([null]);
});

test('people whose posts came after their day was closed do not make its sum one of many', async () => {
  const again = Array.from({ length: 6 }, () => post(TUE, 'author 1 0'));
  await begin([...posts(MON, 2), ...posts(TUE, 2), ...again]);
  await closeUntil(WED);
  await opened.add(posts(MON, 40, { fetchedAt: toIso(opened.clock.now() + 1) }));
  await closeUntil(SUN);

  expect(await told('week')).toEqual([null]);
});

test('a post that is corrected into a hidden day after it was counted brings no author to its sum', async () => {
  const monday = [...posts(MON, 2), ...Array.from({ length: 9 }, () => post(MON, 'author 0 0'))];
  const elsewhere = posts(MON, 9, { districtId: 'ostrovsky' });
  await begin([...monday, ...posts(TUE, 1)]);
  await opened.add(elsewhere);
  await closeUntil(WED);
  await opened.replace(
    elsewhere.map((replaced) => ({
      replaced,
      row: { ...replaced, districtId: 'opochetsky', version: 'test-2' },
    })),
  );
  await closeUntil(SUN);

  expect(await told()).toEqual([null, null, 0, 0, 0, 0, 0]);
  expect(await told('week')).toEqual([null]);
});

test('a week of which not every day was closed is not told', async () => {
  await begin([]);
  const readUntil = MONDAY + 9 * DAY_MS;
  const closing = { readUntil, districts: DISTRICTS, missingSources: 0 };
  await opened.publicGrid.closeDue({ ...closing, from: MONDAY + 1.5 * DAY_MS });

  const days = (await grid()).items.map(({ date }) => date);
  expect([days.length, days.at(-1)]).toEqual([5, '2026-11-18']);
  expect((await grid('week')).items).toEqual([]);
});

test('nothing is closed while there is no post', async () => {
  expect(await closeUntil(SUN)).toBe(0);
});

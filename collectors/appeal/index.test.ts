import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Parsed } from '../../contracts/collector.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Visited, Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { appealCollector } from './index.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const HOUR_MS = 3_600_000;
const source = {
  network: 'appeal',
  target: 'https://city.example/open311/v2?jurisdiction_id=city.gov',
  channelKind: 'inbox',
  since: '2d',
} as const;
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

function parse(body: string): Parsed {
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  return appealCollector.parse({
    body: Buffer.from(body),
    channel: 'https://city.example',
    now: NOW,
    services,
  });
}

interface Entry {
  id: number;
  ms: number;
  status: 'open' | 'closed';
}

/** A city that filters by time and by ids; it knows pages unless `isPaged` is false. */
function cityOf(entries: () => readonly Entry[], isPaged = true): Web {
  return ({ searchParams }) => {
    const ids = searchParams.get('service_request_id')?.split(',');
    const from = Date.parse(searchParams.get('start_date') ?? '');
    const to = Date.parse(searchParams.get('end_date') ?? '');
    const size = Number(searchParams.get('page_size'));
    const first = isPaged ? (Number(searchParams.get('page') ?? 1) - 1) * size : 0;
    const found = entries()
      .filter(({ id, ms }) => (ids === undefined ? ms >= from && ms <= to : ids.includes(String(id))))
      .slice(first, isPaged ? first + size : undefined)
      .map(({ id, ms, status }) => ({
        service_request_id: String(id),
        status,
        status_notes: status === 'closed' ? 'Сделано' : '',
        service_name: 'Дороги',
        requested_datetime: new Date(ms).toISOString(),
        updated_datetime: new Date(ms + 1000).toISOString(),
      }));
    return { body: JSON.stringify(found) };
  };
}

const idsOf = ({ pages }: Visited): string[] => pages.flatMap(({ posts }) => posts.map(({ id }) => id));
const postId = (id: number): string => `appeal:city.example/city.gov/${id}`;

test('a request is an appeal with its place, and what was written about it the answer', () => {
  expect(parse(fixture('requests.json')).posts).toMatchObject([
    { kind: 'appeal', geo: { lat: 57.8136, lon: 28.3496 }, publishedAt: '2026-11-22T07:00:00.000Z' },
    { kind: 'comment', parentId: 'appeal:city.example/2026-000123', publishedAt: '2026-11-23T09:00:00.000Z' },
    { kind: 'appeal', text: 'Освещение', geo: null },
  ]);
});

test('XML is read like JSON, errors too', () => {
  expect(parse(fixture('requests.xml')).posts).toMatchObject([
    {
      kind: 'appeal',
      text: 'Мусор\n\nПереполнены баки во дворе\n\n8-я линия, 12',
      geo: { lat: 57.762, lon: 28.422 },
    },
    { text: 'Мусор вывезен & площадка убрана.' },
  ]);
  expect(parse(fixture('error.xml')).error).toMatchObject({ code: '400' });
  expect(parse('[{"code":404,"description":"no such request"}]').error?.reaction).toMatch(/^skip_object: /);
});

test('a cut document gives what came before the cut, and says so; entities are refused', () => {
  const whole = fixture('requests.xml');
  const cut = parse(whole.slice(0, whole.indexOf('<request><service_request_id></')));

  expect(cut.posts).toHaveLength(2);
  expect(cut.quarantined.map(({ reason }) => reason)).toEqual(['the document ends before its last element']);
  expect(() => parse(`<!DOCTYPE x [<!ENTITY a "b">]>${whole}`)).toThrow('declares entities');
});

test.each([true, false])(
  'every request since the given time is read; pages are known: %s',
  async (isPaged) => {
    const entries = Array.from({ length: 230 }, (_, id) => ({
      id,
      ms: NOW - id * 600_000,
      status: 'open' as const,
    }));
    const old = { id: 999, ms: NOW - 60 * HOUR_MS, status: 'open' as const };
    const visited = await visit(appealCollector, { source, web: cityOf(() => [...entries, old], isPaged) });

    expect(new Set(idsOf(visited))).toEqual(new Set(entries.map(({ id }) => postId(id))));
    expect(visited.reports.at(-1)).toEqual({ state: 'active', reason: null });
  },
);

test('a server that cuts its answers at a thousand is asked for shorter slices', async () => {
  const all = Array.from({ length: 1200 }, (_, id) => ({
    id,
    ms: NOW - id * 12_000,
    status: 'closed' as const,
  }));
  const web: Web = (url, request) => {
    const { body = '[]' } = cityOf(() => all, false)(url, request);
    return { body: JSON.stringify((JSON.parse(body) as unknown[]).slice(0, 1000)) };
  };
  const { pages } = await visit(appealCollector, { source: { ...source, since: '12h' }, web });

  const ids = pages.flatMap(({ posts }) => posts.filter(({ kind }) => kind === 'appeal').map(({ id }) => id));
  expect(new Set(ids).size).toBe(1200);
  expect(Math.max(...pages.map(({ posts }) => posts.length))).toBeLessThanOrEqual(500);
});

test('an open request that is closed later is found by its id, its answer is a reply of the body', async () => {
  const clock = fakeClock(NOW);
  let entries: Entry[] = [{ id: 1, ms: NOW - 40 * HOUR_MS, status: 'open' }];
  const web = cityOf(() => entries);
  const of = { ...source, bodyId: 'roads' };
  const first = await visit(appealCollector, { source: of, web, clock });
  entries = [{ id: 1, ms: NOW - 40 * HOUR_MS, status: 'closed' }];
  clock.advance(2 * HOUR_MS);
  const again = await visit(appealCollector, { source: of, web, clock, cursor: first.pages.at(-1)!.cursor });
  clock.advance(2 * HOUR_MS);
  const last = await visit(appealCollector, { source: of, web, clock, cursor: again.pages.at(-1)!.cursor });

  expect(again.pages.flatMap(({ posts }) => posts)).toMatchObject([
    { id: postId(1), kind: 'appeal' },
    { id: `${postId(1)}/answer`, kind: 'reply', bodyId: 'roads', text: 'Сделано' },
  ]);
  expect(last.requests.some((request) => request.includes('service_request_id'))).toBe(false);
});

test('a visit that breaks off goes on with the slice after the last landed one', async () => {
  const entries = [40, 20, 5].map((hours, id) => ({
    id,
    ms: NOW - hours * HOUR_MS,
    status: 'open' as const,
  }));
  const first = await visit(appealCollector, { source, web: cityOf(() => entries) });
  const landed = first.pages[0]!;
  const rest = await visit(appealCollector, { source, web: cityOf(() => entries), cursor: landed.cursor });

  expect(new Set([...landed.posts.map(({ id }) => id), ...idsOf(rest)])).toEqual(
    new Set(entries.map(({ id }) => postId(id))),
  );
});

test('an error leaves the cursor and tells why, a busy server is asked later', async () => {
  const web: Web = () => ({ status: 400, body: fixture('error.xml') });
  const refused = await visit(appealCollector, { source, web });
  const busy = visit(appealCollector, { source, web: () => ({ status: 503, retryAfterSeconds: 9 }) });

  expect(refused.pages).toEqual([]);
  expect(refused.reports.at(-1)).toEqual({
    state: 'dead',
    reason: 'the server answered 400: jurisdiction_id was not provided',
  });
  await expect(busy).rejects.toMatchObject({ retryAfterSeconds: 9 });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parsed } from '../../contracts/collector.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Visited, Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { mastodonCollector } from './index.ts';
import { compareIds, idAt } from './timeline.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const HOUR_MS = 3_600_000;
const PAGE_SIZE = 3;
const source = { network: 'mastodon', target: 'https://social.example/tags/pskov', since: '2d' } as const;

interface Entry {
  id: string;
  ms: number;
  text: string;
}

function entryAt(ms: number, text = 'Запись'): Entry {
  return { id: idAt(ms), ms, text };
}

function statusOf({ id, ms, text }: Entry): object {
  return {
    id,
    created_at: new Date(ms).toISOString(),
    visibility: 'public',
    content: `<p>${text}</p>`,
    account: {
      id: '1',
      acct: 'somebody',
      url: 'https://social.example/@somebody',
      uri: 'https://social.example/users/1',
    },
  };
}

/** A server that pages forward from `min_id`, newest first on a page, as Mastodon does. */
function serverOf(entries: () => readonly Entry[]): Web {
  return ({ pathname, searchParams }) => {
    const byId = /^\/api\/v1\/statuses\/(\w+)$/.exec(pathname)?.[1];
    if (byId !== undefined) {
      const found = entries().find(({ id }) => id === byId);
      return found === undefined
        ? { status: 404, body: '{"error":"Record not found"}' }
        : { body: JSON.stringify(statusOf(found)) };
    }
    const min = searchParams.get('min_id') ?? '0';
    const after = entries()
      .filter(({ id }) => compareIds(id, min) > 0)
      .sort((a, b) => compareIds(a.id, b.id));
    return { body: JSON.stringify(after.slice(0, PAGE_SIZE).toReversed().map(statusOf)) };
  };
}

const idsOf = ({ pages }: Visited): string[] => pages.flatMap(({ posts }) => posts.map(({ id }) => id));

function parse(name: string): Parsed {
  const services = {
    pseudonymise: () => 'key',
    bodyOfChannel: (_network: string, id: string) => (id === 'zinaida@far.example' ? 'roads' : null),
    timezone: 'Europe/Moscow',
  };
  const body = readFileSync(join(import.meta.dirname, 'fixtures', name));
  return mastodonCollector.parse({ body, channel: null, now: NOW, services });
}

test("a registered body's answer is a reply of the body, everybody else gets a pseudonym", () => {
  expect(parse('tag-timeline.json').posts).toMatchObject([
    { kind: 'post', authorKey: 'key', edited: true, editedAt: '2026-11-24T06:30:00.000Z' },
    {
      kind: 'reply',
      bodyId: 'roads',
      authorKey: null,
      parentId: 'mastodon:social.example/115600000000000001',
    },
  ]);
});

test('the thread around a status and the statuses of a search are read, whatever stands beside them', () => {
  const status = statusOf(entryAt(NOW - HOUR_MS));
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  const of = (answer: object): Parsed =>
    mastodonCollector.parse({ body: Buffer.from(JSON.stringify(answer)), channel: null, now: NOW, services });

  expect(of({ ancestors: [status], descendants: [] }).posts).toHaveLength(1);
  expect(of({ accounts: [{ id: '1' }], hashtags: [], statuses: [status, {}] })).toMatchObject({
    posts: [{ channelId: 'social.example' }],
    quarantined: [{ place: 'statuses[1]' }],
  });
});

test('a stream gives posts and deletions, and heartbeats give nothing', () => {
  const { posts, tombstones, quarantined } = parse('stream.txt');

  expect(posts).toHaveLength(1);
  expect(tombstones.map(({ id }) => id)).toEqual(['mastodon:social.example/115600000000000003']);
  expect(quarantined).toHaveLength(1);
});

test('every status since the given time is read once, oldest first, however many pages that takes', async () => {
  const entries = Array.from({ length: 10 }, (_, nth) => entryAt(NOW - (nth + 1) * HOUR_MS));
  const old = entryAt(NOW - 72 * HOUR_MS);
  const visited = await visit(mastodonCollector, { source, web: serverOf(() => [...entries, old]) });

  expect(idsOf(visited).sort()).toEqual(entries.map(({ id }) => `mastodon:social.example/${id}`).sort());
  expect(visited.reports.at(-1)).toEqual({ state: 'active', reason: null });
});

test('a visit that breaks off goes on behind the last landed page', async () => {
  const entries = Array.from({ length: 9 }, (_, nth) => entryAt(NOW - (nth + 1) * HOUR_MS));
  const first = await visit(mastodonCollector, { source, web: serverOf(() => entries) });
  const landed = first.pages[0]!;
  const rest = await visit(mastodonCollector, {
    source,
    web: serverOf(() => entries),
    cursor: landed.cursor,
  });

  const all = [...landed.posts.map(({ id }) => id), ...idsOf(rest)];
  expect(all).toHaveLength(9);
  expect(new Set(all).size).toBe(9);
});

test('after half an hour edits, late arrivals and deletions of the last day are found', async () => {
  const clock = fakeClock(NOW);
  const [kept, gone, newest] = [5, 4, 1].map((hours) => entryAt(NOW - hours * HOUR_MS)) as [
    Entry,
    Entry,
    Entry,
  ];
  const late = entryAt(NOW - 3 * HOUR_MS, 'Поздно пришла');
  let entries = [kept, gone, newest];
  const web = serverOf(() => entries);
  const first = await visit(mastodonCollector, { source, web, clock });
  entries = [{ ...kept, text: 'Исправлено' }, late, newest];
  clock.advance(HOUR_MS);
  const again = await visit(mastodonCollector, { source, web, clock, cursor: first.pages.at(-1)!.cursor });

  expect(idsOf(again)).toContain(`mastodon:social.example/${late.id}`);
  expect(again.pages.flatMap(({ posts }) => posts.map(({ text }) => text))).toContain('Исправлено');
  expect(again.pages.flatMap(({ tombstones }) => tombstones.map(({ id }) => id))).toEqual([
    `mastodon:social.example/${gone.id}`,
  ]);
});

test('a closed timeline is private, a missing server dead, a web page a changed layout', async () => {
  const closed = await visit(mastodonCollector, { source, web: () => ({ status: 401 }) });
  const missing = await visit(mastodonCollector, { source, web: () => ({ status: 404 }) });
  const page = await visit(mastodonCollector, { source, web: () => ({ body: '<html></html>' }) });

  const unread = await visit(mastodonCollector, { source, web: () => ({ body: '[{"id":"1"}]' }) });

  expect(unread.pages).toEqual([]);
  expect(unread.reports.at(-1)?.state).toBe('layout_changed');
  expect([closed, missing, page].map(({ reports }) => reports.at(-1)?.state)).toEqual([
    'private',
    'dead',
    'layout_changed',
  ]);
});

test('a server that is busy is left alone until its window ends', async () => {
  const headers = { 'x-ratelimit-reset': new Date(NOW + 90_000).toISOString() };
  const visited = visit(mastodonCollector, {
    source,
    web: () => ({ status: 429, headers }),
    clock: fakeClock(NOW),
  });

  await expect(visited).rejects.toMatchObject({ code: 'remote', retryAfterSeconds: 90 });
});

test('robots.txt that forbids timelines is kept', async () => {
  const robots = 'User-agent: *\nDisallow: /api/\n';
  const { requests, reports } = await visit(mastodonCollector, { source, robots, web: () => ({}) });

  expect(requests).toEqual([]);
  expect(reports.at(-1)?.state).toBe('off');
});

test('a target that is no timeline is a setting to be corrected', async () => {
  const target = 'https://social.example/@somebody';
  const visited = visit(mastodonCollector, { source: { ...source, target }, web: () => ({}) });

  await expect(visited).rejects.toMatchObject({ code: 'config' });
});

test('ids are in the order of their times', () => {
  const moment = fc.integer({ min: 0, max: 4e12 });
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      expect(Math.sign(compareIds(idAt(a), idAt(b)))).toBe(Math.sign(a - b));
    }),
  );
});

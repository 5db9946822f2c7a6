import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HttpRequest } from '../../contracts/collector.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { VisitOptions, Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { createOkCollector } from './index.ts';

const collector = createOkCollector({ random: () => 0.5 });
const GROUP = '53000000000055';
const NOW = Date.parse('2026-11-24T08:00:00Z');
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const errorOf = (code: number): string =>
  JSON.stringify({ error_code: code, error_msg: 'no', error_data: null });

type Parameters = Record<string, string>;
type Methods = Record<string, (parameters: Parameters) => unknown>;

function asked({ body }: HttpRequest): Parameters {
  return Object.fromEntries(new URLSearchParams(body));
}

/** Answers by method; a string is sent as it is. `calls` collects what was asked. */
function service(methods: Methods, calls: Parameters[] = []): Web {
  return (_url, request) => {
    const parameters = asked(request);
    calls.push(parameters);
    const answer = methods[parameters['method'] ?? '']?.(parameters) ?? {};
    return { body: typeof answer === 'string' ? answer : JSON.stringify(answer) };
  };
}

function visitGroup(web: Web, more: Partial<VisitOptions> = {}) {
  const source = { network: 'ok', target: GROUP, ...more.source } as const;
  return visit(collector, { web, token: 'public-key:secret-key:access-token', ...more, source });
}

const fixtures: Methods = {
  'mediatopic.getTopics': () => fixture('topics.json'),
  'discussions.getComments': () => fixture('comments.json'),
};

/** A group of topics numbered from 1, one an hour, newest last; pages of `size` by anchor. */
function groupOf(numbers: readonly number[], size = 3): Methods {
  const topic = (number: number) => ({
    id: String(number),
    created_ms: NOW - (200 - number) * 3_600_000,
    author_ref: `group:${GROUP}`,
    owner_ref: `group:${GROUP}`,
    media: [{ type: 'text', text: `Новость ${number}` }],
    discussion_summary: { comments_count: 0 },
  });
  return {
    'mediatopic.getTopics': ({ anchor }) => {
      const below = numbers.filter((number) => number < Number(anchor ?? Infinity));
      const shown = below.slice(-size).toReversed();
      return { media_topics: shown.map(topic), anchor: String(shown.at(-1)), has_more: below.length > size };
    },
    'mediatopic.getByIds': ({ topic_ids: ids = '' }) => ({
      media_topics: ids
        .split(',')
        .map(Number)
        .filter((id) => numbers.includes(id))
        .map(topic),
    }),
  };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const idsOf = ({ pages }: Awaited<ReturnType<typeof visitGroup>>): string[] =>
  pages.flatMap(({ posts }) => posts.map(({ id }) => id));

test('a visit reads topics and their comments, linked before names are masked', async () => {
  const { pages, reports } = await visitGroup(service(fixtures), { bodyOfChannel: () => 'admin-pskov' });

  const posts = new Map(pages.flatMap((page) => page.posts.map((post) => [post.id, post] as const)));
  expect(posts.get('ok:topic/155501230001')).toMatchObject({ bodyId: 'admin-pskov', authorKey: null });
  expect(posts.get('ok:topic/155501230002')).toMatchObject({ authorKey: 'key-of-ok-9', channelId: GROUP });
  expect(posts.get('ok:topic/155501230003')).toMatchObject({ kind: 'repost' });
  expect(posts.get('ok:comment/MTc5NTQyMTEwMDAwMDotMToy')).toMatchObject({
    kind: 'reply',
    bodyId: 'admin-pskov',
    rootId: 'ok:topic/155501230001',
  });
  expect(posts.get('ok:comment/MTc5NTQyMTIwMDAwMDotMToz')).toMatchObject({
    parentId: 'ok:comment/MTc5NTQyMTAwMDAwMDotMTox',
    publishedAt: '2026-11-23T08:06:40.000Z',
  });
  expect(pages.flatMap(({ tombstones }) => tombstones.map(({ id }) => id))).toEqual([
    'ok:comment/MTc5NTQyMTQwMDAwMDotMTo1',
  ]);
  expect(reports.at(-1)).toEqual({ state: 'active', reason: null });
});

test('keys are in no address, and every call is signed', async () => {
  const calls: Parameters[] = [];
  const { requests } = await visitGroup(service(fixtures, calls));

  expect(new Set(requests)).toEqual(new Set(['/fb.do']));
  expect(calls.length).toBeGreaterThan(1);
  for (const call of calls) expect(call['sig']).toMatch(/^[0-9a-f]{32}$/);
});

test('comments that have not grown are not read again', async () => {
  const clock = fakeClock();
  const first = await visitGroup(service(fixtures), { clock });
  clock.advance(60_000);
  const calls: Parameters[] = [];
  await visitGroup(service(fixtures, calls), { clock, cursor: first.pages.at(-1)!.cursor });

  expect(calls.map(({ method }) => method)).toContain('mediatopic.getTopics');
  expect(calls.map(({ method }) => method)).not.toContain('discussions.getComments');
});

test('the first visit reads down to `since`, later ones down to what is known, and nothing is left out', async () => {
  const clock = fakeClock(NOW);
  const source = { network: 'ok', target: GROUP, since: '40h' } as const;
  const first = await visitGroup(service(groupOf(range(1, 200))), { clock, source });
  const second = await visitGroup(service(groupOf(range(1, 220))), {
    clock,
    source,
    cursor: first.pages.at(-1)!.cursor,
  });

  expect(range(160, 200).filter((number) => !idsOf(first).includes(`ok:topic/${number}`))).toEqual([]);
  expect(idsOf(first)).not.toContain('ok:topic/100');
  expect(range(201, 220).filter((number) => !idsOf(second).includes(`ok:topic/${number}`))).toEqual([]);
});

test('a gap is worked off after a failure in the middle of it, also when its anchor is forgotten', async () => {
  const clock = fakeClock(NOW);
  const group = groupOf(range(150, 200));
  let answers = 0;
  const failing: Methods = {
    ...group,
    'mediatopic.getTopics': (asks) =>
      (answers += 1) > 3 ? errorOf(11) : group['mediatopic.getTopics']!(asks),
  };
  const cut = await visitGroup(service(failing), { clock });
  clock.advance(3_600_000);
  const forgetful: Methods = {
    ...group,
    'mediatopic.getTopics': (asks) =>
      asks['anchor'] === '192' ? errorOf(100) : group['mediatopic.getTopics']!(asks),
  };
  const next = await visitGroup(service(forgetful), { clock, cursor: cut.pages.at(-1)!.cursor });

  expect(cut.reports.at(-1)?.state).toBe('backing_off');
  const all = new Set([...idsOf(cut), ...idsOf(next)]);
  // Both ways down lead over the forgotten anchor; the second one ends there, and says so.
  expect(range(192, 200).filter((number) => !all.has(`ok:topic/${number}`))).toEqual([]);
  expect(next.pages.at(-1)!.cursor).toMatchObject({ gaps: [{ anchor: expect.anything() as unknown }] });
});

test('a topic that is not given any more gets a tombstone, found by halves when the network names none', async () => {
  const clock = fakeClock(NOW);
  const first = await visitGroup(service(groupOf(range(190, 200), 20)), { clock });
  clock.advance(2 * 3_600_000);
  const left = groupOf(range(190, 200).filter((number) => number !== 193));
  const strict: Methods = {
    ...left,
    'mediatopic.getByIds': (asks) =>
      asks['topic_ids']?.split(',').includes('193') === true
        ? errorOf(300)
        : left['mediatopic.getByIds']!(asks),
  };
  const { pages } = await visitGroup(service(strict), { clock, cursor: first.pages.at(-1)!.cursor });

  expect(pages.flatMap(({ tombstones }) => tombstones.map(({ id }) => id))).toEqual(['ok:topic/193']);
});

test.each([
  [11, 'backing_off'],
  [102, 'dead'],
  [456, 'private'],
  [10, 'dead'],
  [300, 'backing_off'],
])('error %i puts the source into state %s and keeps it quiet', async (code, state) => {
  const clock = fakeClock();
  const first = await visitGroup(service({ 'mediatopic.getTopics': () => errorOf(code) }), { clock });
  const held = await visitGroup(service(fixtures), { clock, cursor: first.pages.at(-1)!.cursor });

  expect(first.reports.at(-1)).toMatchObject({ state });
  expect(held.requests).toEqual([]);
  expect(held.reports.at(-1)).toMatchObject({ state });
});

test('a group that is called gone three times in a row is dead', async () => {
  const clock = fakeClock();
  const web = service({ 'mediatopic.getTopics': () => errorOf(300) });
  let cursor: Awaited<ReturnType<typeof visitGroup>>['pages'][number]['cursor'] | null = null;
  const states: (string | undefined)[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { pages, reports } = await visitGroup(web, { clock, cursor });
    cursor = pages.at(-1)!.cursor;
    states.push(reports.at(-1)?.state);
    clock.advance(2 * 3_600_000);
  }

  expect(states).toEqual(['backing_off', 'backing_off', 'dead']);
});

test('what is no group is refused as a target', async () => {
  const source = { network: 'ok', target: 'profile/53000000000055' } as const;
  await expect(visitGroup(service(fixtures), { source })).rejects.toMatchObject({ code: 'config' });
});

test('a web page in place of an answer is told as such', async () => {
  const web: Web = () => ({ body: '<html>login</html>' });
  await expect(visitGroup(web)).rejects.toMatchObject({ code: 'unreadable' });
});

import { get as httpGet, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../api/support/test-app.ts';
import { ALERT } from '../../api/routes/examples.ts';
import { filtersSchema, type Scope } from '../../contracts/queries/filters.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { apiOperations, type ApiOperation } from '../support/api-document.ts';
import { openApiService, SERVICE_NOW, type ApiService } from '../support/api-service.ts';
import { makeStored } from '../support/make-stored.ts';
import {
  cellPosts,
  CELLS,
  markerOf,
  POSTS_OF_CELL,
  SHARED_STORY,
  SHARED_THREADS,
  type Cell,
} from '../support/planted-posts.ts';
import { ROUTE_TABLE } from '../support/route-table.ts';
import { wire, type WireAnswer } from '../support/wire.ts';

/** Every cell that a limited reader may see has seven posts, and each reader sees two of the four. */
const VISIBLE_MAX = 2 * POSTS_OF_CELL;
const HIDDEN_POSTS = 400;
const FAR: Cell = { districtId: 'velikie-luki', block: 'health' };

interface Reader {
  name: string;
  scope: Scope;
}

const READERS: readonly Reader[] = [
  { name: 'of a district', scope: { districts: ['opochetsky'], blocks: null } },
  { name: 'of a block', scope: { districts: null, blocks: ['housing'] } },
  { name: 'of a block in a district', scope: { districts: ['opochetsky'], blocks: ['housing'] } },
];

const operations = await documentedReads();
let service: ApiService;
const keys = new Map<string, string>();
let posts: StoredPost[];
beforeAll(async () => {
  service = await openApiService({ requireKeys: true });
  posts = [...cellPosts(SERVICE_NOW), ...farPosts()];
  await service.add(posts);
  await plantThreads();
  await plantAlerts();
  for (const { name, scope } of READERS) {
    keys.set(name, await service.makeKey({ name, districts: scope.districts, blocks: scope.blocks }));
  }
  keys.set('of all', await service.makeKey({ name: 'of all' }));
  keys.set('editor of all', await service.makeKey({ name: 'editor of all', role: 'editor' }));
  for (const post of correctedPosts()) expect((await correct(post)).status).toBe(200);
}, 60_000);
afterAll(() => service.close());

async function documentedReads(): Promise<ApiOperation[]> {
  const { app, get } = await testApp();
  const all = await apiOperations((await get('/openapi.json')).json());
  await app.close();
  return all.filter(({ method, route }) => method === 'GET' && ROUTE_TABLE[route]?.limits === 'cut');
}

function farPosts(): StoredPost[] {
  return Array.from({ length: HIDDEN_POSTS }, (_, index) =>
    makeStored({
      ...FAR,
      id: `vk:-8_${index}`,
      channelId: markerOf(FAR),
      text: `Нет врача ${markerOf(FAR)}`,
      storyId: `story-${markerOf(FAR)}`,
      topics: [{ id: markerOf(FAR), confidence: 0.9, evidence: [] }],
      authorKey: index.toString(16).padStart(16, '0'),
      publishedAt: new Date(SERVICE_NOW - (index % 90) * 3_600_000 - 1_000).toISOString(),
    }),
  );
}

/** Findings whose words stand in answers of other cells than the root's. */
async function plantThreads(): Promise<void> {
  const threads = SHARED_THREADS.map((rootId) => {
    const answers = posts.filter((post) => post.rootId === rootId);
    const root = posts.find((post) => post.id === rootId)!;
    return {
      nextCheckAt: null,
      at: new Date(SERVICE_NOW).toISOString(),
      thread: {
        rootId,
        channelId: root.channelId,
        districtId: root.districtId,
        heat: 0.9,
        findings: answers.map((post) => ({
          kind: 'rude' as const,
          postId: post.id,
          evidence: [{ rule: 'rude:word', quote: post.channelId, start: 0, end: 5 }],
        })),
      },
    };
  });
  await service.system.storage.store.saveThreads(threads);
}

async function plantAlerts(): Promise<void> {
  const alerts = [...CELLS, FAR].map((cell) => ({
    entity: 'alert',
    id: `alert-${markerOf(cell)}`,
    actor: 'alerts',
    payload: {
      ...ALERT,
      observed: POSTS_OF_CELL,
      authors: POSTS_OF_CELL,
      ...cell,
      id: `alert-${markerOf(cell)}`,
      message: { ru: markerOf(cell), en: markerOf(cell) },
    },
  }));
  await service.system.storage.state.append(alerts);
}

function isVisible({ districts, blocks }: Scope, { districtId, block }: Cell): boolean {
  return (districts?.includes(districtId) ?? true) && (blocks?.includes(block) ?? true);
}

test('there are reads to limit, and a reader without limits sees every cell', async () => {
  expect(operations.length).toBeGreaterThan(8);
  const answer = await ask('/api/v1/posts?limit=500&noise=all&from=2026-11-15', 'of all');
  for (const cell of [...CELLS, FAR]) expect(answer.body).toContain(markerOf(cell));
});

test.each(
  READERS.flatMap((reader) =>
    operations.map(({ route, ...rest }) => [reader.name, route, reader, { route, ...rest }] as const),
  ),
)('a reader %s gets nothing from beyond its limits by %s', async (name, route, { scope }, operation) => {
  const hidden = [...CELLS, FAR].filter((cell) => !isVisible(scope, cell)).map(markerOf);
  const hiddenIds = new Set(posts.filter((post) => !isVisible(scope, post as Cell)).map(({ id }) => id));
  let found = '';
  for (const target of targetsOf(operation)) {
    const answer = await ask(target, name);
    expect(answer.status, target).not.toBe(429);
    // A refusal repeats the words of the request and knows nothing else.
    if (answer.status >= 400) continue;
    found += answer.body;
    const where = `${target}\n${answer.body.slice(0, 2_000)}`;
    const asked = decodeURIComponent(target);
    for (const marker of hidden.filter((word) => !asked.includes(word)))
      expect(answer.body, where).not.toContain(marker);
    for (const id of idsIn(answer.body)) expect(hiddenIds, where).not.toContain(id);
    for (const number of countsIn(answer.body)) expect(number, where).toBeLessThanOrEqual(VISIBLE_MAX);
  }
  // Nothing emerges from cells of one channel.
  if (/\/(?:stream|sources|emerging)$/.test(route)) return;
  const visible = CELLS.filter((cell) => isVisible(scope, cell));
  const words = visible.flatMap((cell) => [markerOf(cell), `"${cell.districtId}"`]);
  expect(words.filter((word) => found.includes(word)).length, 'it sees its own').toBeGreaterThan(0);
});

/** The read as it is, with each value of each parameter that shapes it, and with filters that ask for what is hidden. */
function targetsOf({ path, parameters }: ApiOperation): string[] {
  if (path.endsWith('/stream')) return [];
  const ids = parameters.some((parameter) => parameter.in === 'path') ? pathIds() : [''];
  const names = new Set(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name));
  const needed = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name, example }) => [name, String(example)] as const);
  const base = {
    ...Object.fromEntries(needed),
    ...(names.has('from') ? { from: '2026-11-15' } : {}),
    ...(names.has('noise') ? { noise: 'all' } : {}),
  };
  const variants = parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, schema }) => {
      const values = [
        ...(name in filtersSchema.shape ? [] : ((schema['enum'] ?? []) as string[])),
        ...(HIDDEN_VALUES[name] ?? []),
      ];
      return values.map((value) => ({ ...base, [name]: value }));
    });
  return ids.flatMap((id) =>
    [base, ...variants].map(
      (query) => `${path.replace('{id}', encodeURIComponent(id))}?${new URLSearchParams(query)}`,
    ),
  );
}

function pathIds(): string[] {
  return [...SHARED_THREADS, SHARED_STORY, ...correctedPosts().map(({ id }) => id)];
}

/** One post or two of every cell. */
function correctedPosts(): StoredPost[] {
  return [...posts.slice(0, 20).filter((_, index) => index % 4 === 0), posts.at(-1)!];
}

async function correct({ id, channelId }: StoredPost): Promise<WireAnswer> {
  const target = `/api/v1/posts/${encodeURIComponent(id)}/corrections`;
  const body = { isAppeal: false, note: channelId, version: 0 };
  return change(target, keys.get('editor of all')!, body);
}

function change(target: string, key: string, body: object): Promise<WireAnswer> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return wire(
    service.url,
    { method: 'POST', target, headers, body: JSON.stringify(body) },
    { hangMs: 60_000 },
  );
}

const HIDDEN_VALUES: Readonly<Record<string, string[]>> = {
  district: ['pskov,velikie-luki,none'],
  block: ['roads,health'],
  topic: [[...CELLS, FAR].map(markerOf).join(',')],
  channel: [[...CELLS, FAR].map(markerOf).join(',')],
  place: [CELLS.map(markerOf).join(',')],
  body: [CELLS.map(markerOf).join(',')],
  story: [SHARED_STORY, `story-${markerOf(FAR)}`],
  q: ['вода OR врач', `=${markerOf(FAR)}`],
};

/** Posts that are shown; references to posts (`rootId`, `duplicateOf`) are no more than their own words. */
function idsIn(body: string): string[] {
  return [...body.matchAll(/"(?:id|postId)":"([^"]*)"/g)].map((match) => match[1] ?? '');
}

/** Everything that looks like a number of posts, people or places. */
function countsIn(body: string): number[] {
  return [
    ...body.matchAll(
      /"(?:posts|clusters|authors|channels|observed|previous|value|total|count|districts)":(\d+)/g,
    ),
  ].map((match) => Number(match[1]));
}

async function ask(target: string, reader: string): Promise<{ status: number; body: string }> {
  const headers = { authorization: `Bearer ${keys.get(reader)}` };
  return wire(service.url, { method: 'GET', target, headers, body: null }, { hangMs: 60_000 });
}

test.each(READERS)(
  'a reader $name hears of alerts of its cells, and of no number of posts',
  async ({ name, scope }) => {
    const call = httpGet(`${service.url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${keys.get(name)}` },
    });
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    answer.setEncoding('utf8').on('error', () => {});
    const { events } = service.system;
    const at = new Date(SERVICE_NOW).toISOString();

    events.publish({ type: 'posts', data: { added: 987, changed: 654, deleted: 321, at } });
    for (const cell of [...CELLS, FAR]) {
      events.publish({ type: 'alert', data: { id: markerOf(cell), state: 'alarm', ...cell, at } });
    }
    events.publish({ type: 'source', data: { id: 'the-last-one', state: 'active', at } });
    let heard = '';
    for await (const chunk of answer) {
      heard += String(chunk);
      if (heard.includes('the-last-one')) break;
    }

    for (const cell of [...CELLS, FAR])
      expect(heard.includes(markerOf(cell)), markerOf(cell)).toBe(isVisible(scope, cell));
    // Ids count milliseconds, and may hold any digits.
    expect(heard.replaceAll(/^id: \d+$/gm, '')).not.toMatch(/987|654|321/);
  },
);

test.each(READERS)('a reader $name changes nothing beyond its limits', async ({ name, scope }) => {
  const editor = await service.makeKey({
    name: `editor ${name}`,
    role: 'editor',
    districts: scope.districts,
    blocks: scope.blocks,
  });
  for (const cell of CELLS) {
    const { status } = await change(`/api/v1/alerts/alert-${markerOf(cell)}/acknowledge`, editor, {});
    expect(status, markerOf(cell)).toBe(isVisible(scope, cell) ? 200 : 404);
  }
  for (const post of correctedPosts()) {
    const target = `/api/v1/posts/${encodeURIComponent(post.id)}/corrections`;
    const { status } = await change(target, editor, { isAppeal: true });
    expect(status, post.id).toBe(isVisible(scope, post as Cell) ? 200 : 404);
    if (isVisible(scope, post as Cell)) continue;
    expect((await change(`${target}/undo`, editor, {})).status, post.id).toBe(404);
  }
});

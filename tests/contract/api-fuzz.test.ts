import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../api/support/test-app.ts';
import { schemaProblem } from '../support/answer-schema.ts';
import { apiOperations, type ApiOperation } from '../support/api-document.ts';
import { openApiService, SERVICE_NOW, type ApiService } from '../support/api-service.ts';
import {
  cellPosts,
  CELLS,
  manyPosts,
  markerOf,
  SHARED_STORY,
  SHARED_THREADS,
} from '../support/planted-posts.ts';
import { requestTo, type WireRequest } from '../support/request-arbitrary.ts';
import { wire, type WireAnswer } from '../support/wire.ts';

const RUNS = Number(process.env['VECHE_FUZZ_RUNS'] ?? 600);
const SEED = Number(process.env['VECHE_SEED'] ?? Date.now() % 2 ** 31);
const POSTS = 3_000;
/** Node takes 16 KiB of address and headers. */
const HEADERS_MIN = 10_000;
/** Above the time limit of every read; only what hangs is slower. */
const HANG_MS = 60_000;

/** From an API over examples: its routes are those of any other. */
const operations = await documentedOperations();

let service: ApiService;
let localKey: string;
/** Cursors of earlier answers, so that later requests go on from them. */
const cursors: string[] = [''];
beforeAll(async () => {
  process.stdout.write(`fuzz: VECHE_SEED=${SEED} VECHE_FUZZ_RUNS=${RUNS}\n`);
  service = await openApiService({ requireKeys: false });
  await service.add([...manyPosts(POSTS, SERVICE_NOW), ...cellPosts(SERVICE_NOW)]);
  const runFile = await readFile(join(service.system.config.dataDir, 'run.json'), 'utf8');
  localKey = (JSON.parse(runFile) as { key: string }).key;
}, 60_000);
afterAll(() => service.close());

async function documentedOperations(): Promise<ApiOperation[]> {
  const { app, get } = await testApp();
  const document: unknown = (await get('/openapi.json')).json();
  await app.close();
  return apiOperations(document);
}

/** Ids, words and moments that exist, so that requests find something. */
const known = fc.oneof(
  fc.constantFrom('vk:-9_0', 'vk:-9_1', ...SHARED_THREADS, SHARED_STORY, 'story-3', 'pskov', 'opochetsky'),
  fc.constantFrom(...CELLS.map(markerOf), 'channel-3', 'water', 'вода', '2026-11-20', '2026-11-24T08:00'),
  fc.nat(1_000).map((index) => cursors[index % cursors.length] ?? ''),
);

test('there are routes to ask', () => {
  expect(operations.length).toBeGreaterThan(20);
});

test.each(operations.map((operation) => [operation.route, operation] as const))(
  'whatever it is asked, %s gives a documented answer and no failure of ours',
  async (_route, operation) => {
    const property = fc.asyncProperty(requestTo(operation, known), fc.boolean(), async (sent, isAdmin) => {
      const headers = { ...sent.headers, ...(isAdmin ? { authorization: `Bearer ${localKey}` } : {}) };
      const options = { hangMs: HANG_MS, endless: 'text/event-stream' };
      const answer = await wire(service.url, { ...sent, headers }, options);
      expectDocumented(operation, sent, answer);
      keepCursor(answer);
    });
    await fc.assert(property, { seed: SEED, numRuns: Math.ceil(RUNS / operations.length) });
  },
  RUNS * 1_000 + 120_000,
);

/** What tells strangers about the inside of the program. */
const INSIDE = /\.ts:\d|node_modules|at \w+ \(|Cannot read prop|is not a function|DB::|SELECT |\/tmp\//;

function expectDocumented(operation: ApiOperation, sent: WireRequest, answer: WireAnswer): void {
  const where = `${sent.method} ${sent.target.slice(0, 300)} ${sent.body?.slice(0, 300) ?? ''}\n→ ${answer.status} ${answer.body.slice(0, 500)}`;
  const status = String(answer.status);
  expect(answer.headers['x-content-type-options'], where).toBe('nosniff');
  // Streams have no HEAD, and what is longer than HTTP allows reaches no route.
  if (sent.method === 'HEAD' && status === '404') return;
  if (status === '431' && sent.target.length > HEADERS_MIN) return;
  expect(Object.keys(operation.responses), where).toContain(status);
  if (answer.status >= 500) {
    expect(answer.status, where).toBe(503);
    if (operation.path !== '/readyz') expect(Number(answer.headers['retry-after']), where).toBeGreaterThan(0);
  }
  if (sent.method === 'HEAD' || status === '304' || status === '204') return;
  const type = String(answer.headers['content-type']).split(';', 1)[0]!;
  const media = operation.responses[status]!.content?.[type];
  expect(media, `${where}\nis ${type}`).toBeDefined();
  if (!/^application\/(?:problem\+)?json$/.test(type)) return;
  expect(answer.isWhole, where).toBe(true);
  expect(schemaProblem(media!.schema, JSON.parse(answer.body)), where).toBeNull();
  if (type === 'application/problem+json')
    expect(answer.body.replaceAll(/"(?:detail|errors)":.*/g, ''), where).not.toMatch(INSIDE);
}

function keepCursor({ status, headers, body }: WireAnswer): void {
  if (status !== 200 || !String(headers['content-type']).startsWith('application/json')) return;
  const { next } = JSON.parse(body || '{}') as { next?: unknown };
  if (typeof next === 'string' && cursors.length < 500) cursors.push(next);
}

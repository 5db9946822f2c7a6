import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appealCollector } from '../collectors/appeal/index.ts';
import { forumCollector } from '../collectors/forum/index.ts';
import { mastodonCollector } from '../collectors/mastodon/index.ts';
import type { Collector, CollectorServices, Cursor, Page } from '../contracts/collector.ts';
import { silentLogger } from '../contracts/logger.ts';
import type { Source } from '../contracts/source.ts';
import { sourceSchema } from '../contracts/source.ts';
import { createHttpClient } from '../net/http-client.ts';
import { createLimiter } from '../net/limiter.ts';
import { fakeClock } from '../tests/support/fake-clock.ts';
import type { LedgerEntry, StoredState } from '../tests/support/ledger.ts';
import { compareWithLedger, readLedger } from '../tests/support/ledger.ts';
import { MASTODON_HOST } from './mastodon/routes.ts';
import type { Simulator } from './simulator.ts';
import { createSimulator } from './simulator.ts';
import { testRegion } from './test-region.ts';

const HOUR_MS = 3_600_000;
const ROUNDS = 6;
const clock = fakeClock();
const collectors = { mastodon: mastodonCollector, forum: forumCollector, appeal: appealCollector };
const http = createHttpClient({ allowPrivate: ['127.0.0.0/8'], userAgent: 'Veche/test' });
const stored = new Map<string, StoredState>();
const raw: string[] = [];
const states = new Set<string>();
let folder: string;
let simulator: Simulator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-smaller-'));
  const options = { region: testRegion(), seed: 11, days: 2, postsPerDay: 1200, clock, dataDir: folder };
  simulator = await createSimulator(options);
  const { url } = await simulator.listen(0);
  await collectForDays(url);
}, 60_000);

afterAll(async () => {
  await http.close();
  await simulator.close();
  await rm(folder, { recursive: true });
});

function sourcesAt(url: string): Source[] {
  const common = { acceptTerms: true, since: '3d' };
  return [
    { id: 'mastodon', network: 'mastodon', target: `https://${MASTODON_HOST}`, baseUrl: `${url}/mastodon` },
    { id: 'forum', network: 'forum', target: `${url}/forum`, channelKind: 'forum' },
    { id: 'city', network: 'appeal', target: `${url}/open311`, channelKind: 'inbox', bodyId: 'city' },
  ].map((source) => sourceSchema.parse({ ...common, ...source }));
}

/** Visits every source once in eleven hours of the clock, for nearly three days. */
async function collectForDays(url: string): Promise<void> {
  const cursors = new Map<string, Cursor>();
  const services: CollectorServices = {
    http: http.request,
    limiter: createLimiter({ clock }),
    clock,
    logger: silentLogger,
    pseudonymise: () => 'key',
    bodyOfChannel: () => null,
    timezone: 'Europe/Moscow',
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const source of sourcesAt(url)) {
      const input = {
        source,
        cursor: cursors.get(source.id) ?? null,
        token: null,
        signal: AbortSignal.timeout(50_000),
        report: ({ state }: { state: string }) => void states.add(`${source.id} ${state}`),
      };
      const collector: Collector = collectors[source.network as keyof typeof collectors];
      for await (const page of collector.poll(input, services)) {
        store(page);
        cursors.set(source.id, page.cursor);
      }
    }
    clock.advance(11 * HOUR_MS);
  }
}

/** The newest state of each id; a deletion clears the text. */
function store(page: Page): void {
  raw.push(JSON.stringify(page));
  for (const post of page.posts) stored.set(post.id, post);
  for (const { id, deletedAt } of page.tombstones) {
    const known = stored.get(id);
    if (known !== undefined) stored.set(id, { ...known, text: '', deletedAt });
  }
}

test('what is stored is exactly what was served, over days of edits, deletions and closed requests', () => {
  const ledger = readLedger(join(folder, 'ledger.jsonl'));
  const networksOf = (list: LedgerEntry[]) => new Set(list.map(({ network }) => network));
  const lines = [...ledger.values()];

  expect(compareWithLedger(ledger, [...stored.values()])).toEqual([]);
  expect(networksOf(lines)).toEqual(new Set(['mastodon', 'forum', 'appeal']));
  expect(networksOf(lines.filter(({ editedAt }) => editedAt !== null))).toEqual(
    new Set(['mastodon', 'forum']),
  );
  expect(networksOf(lines.filter(({ deletedAt }) => deletedAt !== null))).toEqual(
    new Set(['mastodon', 'forum']),
  );
  expect(lines.some(({ id }) => id.endsWith('/answer'))).toBe(true);
  expect(states).toEqual(new Set(['mastodon active', 'forum active', 'city active']));
});

test('no limit is broken', () => {
  expect(simulator.limitsBroken().count).toBe(0);
});

test('nothing personal that was served is in what collectors hand over', () => {
  const everything = raw.join('\n');
  const planted = new Map(simulator.planted().map((one) => [one.value, one]));

  expect(planted.size).toBeGreaterThan(0);
  expect([...planted.values()].filter(({ value }) => everything.includes(value))).toEqual([]);
});

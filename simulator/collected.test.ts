import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMaxCollector } from '../collectors/max/index.ts';
import { createOkCollector } from '../collectors/ok/index.ts';
import { rssCollector } from '../collectors/rss/index.ts';
import { telegramCollector } from '../collectors/telegram/index.ts';
import { createVkCollector } from '../collectors/vk/index.ts';
import type { Collector, CollectorServices, Cursor, Page } from '../contracts/collector.ts';
import type { Source } from '../contracts/source.ts';
import { createHttpClient } from '../net/http-client.ts';
import { createLimiter } from '../net/limiter.ts';
import { fakeClock } from '../tests/support/fake-clock.ts';
import type { LedgerEntry, StoredState } from '../tests/support/ledger.ts';
import { compareWithLedger, readLedger } from '../tests/support/ledger.ts';
import type { Simulator } from './simulator.ts';
import { createSimulator } from './simulator.ts';
import { testRegion } from './test-region.ts';
import type { Planted } from './texts/personal.ts';

/** With this one, Telegram deletes something and a feed edits something within the days that are read. */
const SEED = 11;
const HOUR_MS = 3_600_000;
const ROUNDS = 5;
/** Walls, channels and feeds that are read; more of the same would only take longer. */
const SKIPPED = /^vk-district-(?:[3-9]|1\d)/;
const clock = fakeClock();
const collectors: Readonly<Record<string, Collector>> = {
  vk: createVkCollector({ random: () => 0.5 }),
  telegram: telegramCollector,
  ok: createOkCollector({ random: () => 0.5 }),
  max: createMaxCollector({ random: () => 0.5 }),
  rss: rssCollector,
};
const http = createHttpClient({ allowPrivate: ['127.0.0.0/8'], userAgent: 'Veche/test' });
let folder: string;
let simulator: Simulator;
let sources: Source[];
const stored = new Map<string, StoredState>();
const quarantined: string[] = [];
const raw: string[] = [];
const planted: Planted[] = [];
let broken = 0;
const lastCursors = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-simulator-'));
  await start();
  await collectForDays();
}, 120_000);

afterAll(async () => {
  await http.close();
  await simulator.close();
  await rm(folder, { recursive: true });
});

async function start(): Promise<void> {
  const options = { region: testRegion(), seed: SEED, days: 1, postsPerDay: 400, clock, dataDir: folder };
  simulator = await createSimulator(options);
  ({ sources } = await simulator.listen(0));
}

/** Visits every source once in eleven hours of the clock, as an installation would; in between, the networks start again. */
async function collectForDays(): Promise<void> {
  const cursors = new Map<string, Cursor>();
  const nobody = () => undefined;
  const services: CollectorServices = {
    http: http.request,
    limiter: createLimiter({ clock }),
    clock,
    logger: { debug: nobody, info: nobody, warn: nobody, error: nobody },
    pseudonymise: () => 'key',
    bodyOfChannel: (network, id) =>
      sources.find((source) => source.network === network && source.target === id)?.bodyId ?? null,
    timezone: 'Europe/Moscow',
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const source of sources.filter(({ id }) => !SKIPPED.test(id))) {
      const input = {
        source,
        cursor: cursors.get(source.id) ?? null,
        token: source.tokenEnv === undefined ? null : (simulator.tokens[source.tokenEnv] ?? null),
        signal: AbortSignal.timeout(60_000),
        report: nobody,
      };
      for await (const page of collectors[source.network]!.poll(input, services)) {
        store(page);
        cursors.set(source.id, page.cursor);
      }
    }
    clock.advance(11 * HOUR_MS);
    planted.push(...simulator.planted());
    broken += simulator.limitsBroken().count;
    if (round !== 1) continue;
    await simulator.close();
    await start();
  }
}

/** The newest state of each id; a deletion clears the text. */
function store(page: Page): void {
  const { cursor, ...shown } = page;
  raw.push(JSON.stringify(shown));
  lastCursors.set(page.sourceId, JSON.stringify(cursor));
  quarantined.push(...page.quarantined.map(({ reason }) => reason));
  for (const post of page.posts) stored.set(post.id, post);
  for (const { id, deletedAt } of page.tombstones) {
    const known = stored.get(id);
    if (known !== undefined) stored.set(id, { ...known, text: '', deletedAt });
  }
}

function ledgerLines(): Map<string, LedgerEntry> {
  return readLedger(join(folder, 'ledger.jsonl'));
}

test('the real collectors store exactly what the ledger says, over days of edits and deletions', () => {
  const ledger = ledgerLines();
  const lines = [...ledger.values()];
  const networksOf = (list: LedgerEntry[]) => new Set(list.map(({ network }) => network));

  expect(compareWithLedger(ledger, [...stored.values()])).toEqual([]);
  expect(networksOf(lines)).toEqual(new Set(['vk', 'telegram', 'rss', 'ok', 'max']));
  expect(networksOf(lines.filter(({ deletedAt }) => deletedAt !== null))).toEqual(
    new Set(['vk', 'telegram', 'ok', 'max']),
  );
  expect(networksOf(lines.filter(({ editedAt }) => editedAt !== null))).toEqual(
    new Set(['vk', 'rss', 'max']),
  );
  expect(lines.some(({ incidentId }) => incidentId !== null)).toBe(true);
});

test('collectors with the limiter of net/ never break a limit', () => {
  expect(broken).toBe(0);
});

test('undatable items end in quarantine, and nothing else does', () => {
  expect(new Set(quarantined)).toEqual(new Set(['unreadable date', 'dated before 2006-01-01']));
});

test('nothing personal that was served is in what collectors hand over', () => {
  const everything = [...raw, ...lastCursors.values()].join('\n');
  const values = new Map(planted.map((one) => [one.value, one]));

  expect(new Set(planted.map(({ kind }) => kind))).toEqual(
    new Set(['name', 'phone', 'email', 'handle', 'mention', 'author', 'token']),
  );
  expect([...values.values()].filter(({ value }) => everything.includes(value))).toEqual([]);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTelegramBotCollector } from '../collectors/telegram-bot/index.ts';
import { createVkCollector } from '../collectors/vk/index.ts';
import type { Collector, CollectorServices, Cursor, Page } from '../contracts/collector.ts';
import { silentLogger } from '../contracts/logger.ts';
import { sourceSchema, type Source } from '../contracts/source.ts';
import { createHttpClient } from '../net/http-client.ts';
import { createLimiter } from '../net/limiter.ts';
import { fakeClock } from '../tests/support/fake-clock.ts';
import type { StoredState } from '../tests/support/ledger.ts';
import { compareWithLedger, readLedger } from '../tests/support/ledger.ts';
import type { Simulator } from './simulator.ts';
import { createSimulator } from './simulator.ts';
import { BOT } from './telegram/bot-routes.ts';
import { testRegion } from './test-region.ts';

/** With this one, something that was written in a topic is deleted within the days that are read. */
const SEED = 12;
const HOUR_MS = 3_600_000;
const ROUNDS = 5;
const clock = fakeClock();
const vk = createVkCollector({ random: () => 0.5 });
const collectors: Readonly<Record<string, Collector>> = { vk, telegram: createTelegramBotCollector() };
const http = createHttpClient({ allowPrivate: ['127.0.0.0/8'], userAgent: 'Veche/test' });
const stored = new Map<string, StoredState>();
const bySource = new Map<string, number>();
const raw: string[] = [];
const reports: string[] = [];
let folder: string;
let simulator: Simulator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-more-readers-'));
  const options = { region: testRegion(), seed: SEED, days: 1, postsPerDay: 800, clock, dataDir: folder };
  simulator = await createSimulator(options);
  const { url, sources } = await simulator.listen(0);
  const wall = sources.find(({ id }) => id === 'vk-region');
  await collectForDays(wall === undefined ? [] : sourcesBeside(wall, url));
}, 60_000);

afterAll(async () => {
  await http.close();
  await simulator.close();
  await rm(folder, { recursive: true });
});

/** What else reads VK and Telegram besides walls and previews. */
function sourcesBeside(wall: Source, url: string): Source[] {
  const common = { ...wall, since: '3d' };
  const bot = { network: 'telegram', target: String(BOT.chatId), baseUrl: url };
  return [
    { ...common, id: 'board', target: `board${wall.target}` },
    { ...common, id: 'search', target: 'search: нет' },
    { ...common, id: 'events', target: `events${wall.target}` },
    { ...common, ...bot, id: 'bot' },
  ].map((source) => sourceSchema.parse(source));
}

/** Visits every source once in eleven hours of the clock. */
async function collectForDays(sources: readonly Source[]): Promise<void> {
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
    for (const source of sources) {
      const input = {
        source,
        cursor: cursors.get(source.id) ?? null,
        token: source.network === 'vk' ? (Object.values(simulator.tokens)[0] ?? null) : BOT.token,
        signal: AbortSignal.timeout(50_000),
        report: ({ state }: { state: string }) => void reports.push(`${source.id} ${state}`),
      };
      for await (const page of collectors[source.network]!.poll(input, services)) {
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
  bySource.set(page.sourceId, (bySource.get(page.sourceId) ?? 0) + page.posts.length);
  for (const post of page.posts) stored.set(post.id, post);
  for (const { id, deletedAt } of page.tombstones) {
    const known = stored.get(id);
    if (known !== undefined) stored.set(id, { ...known, text: '', deletedAt });
  }
}

test('what is stored is exactly what boards, searches, events and the bot were served', () => {
  const ledger = readLedger(join(folder, 'ledger.jsonl'));
  const lines = [...ledger.values()];

  expect(compareWithLedger(ledger, [...stored.values()])).toEqual([]);
  for (const id of ['board', 'search', 'events', 'bot']) expect(bySource.get(id), id).toBeGreaterThan(20);
  expect(lines.some(({ id, deletedAt }) => id.startsWith('vk:topic') && deletedAt !== null)).toBe(true);
  expect(lines.some(({ id, editedAt }) => id.startsWith('telegram:') && editedAt !== null)).toBe(true);
  expect(new Set(reports)).toEqual(new Set(['board active', 'search active', 'events active', 'bot active']));
});

test('no limit is broken', () => {
  expect(simulator.limitsBroken()).toEqual({ count: 0, details: [] });
});

test('nothing personal that was served is in what collectors hand over', () => {
  const everything = raw.join('\n');
  const planted = new Map(simulator.planted().map((one) => [one.value, one]));

  expect(planted.size).toBeGreaterThan(0);
  expect([...planted.values()].filter(({ value }) => everything.includes(value))).toEqual([]);
});

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { compareWithLedger, parseStored, readLedger } from '../support/ledger.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { freshFolder, runVeche, startVeche, type Running } from '../support/veche-process.ts';

const KILLS = Number(process.env['VECHE_KILLS'] ?? 4);
const SEED = Number(process.env['VECHE_SEED'] ?? 20261125);
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

interface SourceLine {
  id: string;
  state: string;
  lastPollAt: string | null;
}

function startDemo(data: string): Running {
  return startVeche(['demo', '--port', '0', '--days', '2', '--data', data]);
}

/** Waits until every source has been read to its end since the start. */
async function untilAllRead(address: string): Promise<SourceLine[]> {
  const first = await sourcesOf(address);
  for (;;) {
    const now = await sourcesOf(address);
    const isRead = (source: SourceLine, index: number) =>
      source.state !== 'starting' &&
      source.lastPollAt !== null &&
      source.lastPollAt !== first[index]?.lastPollAt;
    if (
      now.every(
        (source, index) =>
          isRead(source, index) || ['off', 'dead', 'private', 'no_preview'].includes(source.state),
      )
    )
      return now;
    await wait(200);
  }
}

async function sourcesOf(address: string): Promise<SourceLine[]> {
  const answer = await fetch(`${address}/api/v1/sources`);
  return ((await answer.json()) as { items: SourceLine[] }).items;
}

async function postsStored(address: string): Promise<number> {
  const answer = await fetch(`${address}/api/v1/facets`);
  return ((await answer.json()) as { total: number }).total;
}

async function stored(data: string): Promise<ReturnType<typeof parseStored>> {
  const { code, stdout, stderr } = await runVeche([
    'query',
    'posts',
    '--all',
    '--format',
    'jsonl',
    '--filter',
    'noise=all',
    '--data',
    data,
  ]);
  expect(code, stderr).toBe(0);
  return parseStored(stdout);
}

test(`${KILLS} kills at any moment lose nothing and double nothing: ledger, posts and rollups agree`, async () => {
  const data = await freshFolder('kills');
  const random = seededRandom(SEED);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const demo = startDemo(data);
    await wait(400 + random() * 5_000);
    demo.child.kill('SIGKILL');
    await demo.finished;
  }

  const demo = startDemo(data);
  const [address] = await demo.waitFor(ADDRESS);
  const sources = await untilAllRead(address);
  demo.child.kill('SIGTERM');
  const { code, stderr } = await demo.finished;

  expect(code, stderr).toBe(0);
  expect(sources.length).toBeGreaterThan(10);
  const ledger = readLedger(join(data, 'ledger.jsonl'));
  expect(ledger.size).toBeGreaterThan(1000);
  expect([...ledger.values()].filter((entry) => entry.editedAt !== null).length).toBeGreaterThan(0);
  expect(compareWithLedger(ledger, await stored(data)), `seed ${SEED}`).toEqual([]);
  const verify = await runVeche(['verify', '--data', data]);
  expect(verify.code, verify.stdout + verify.stderr).toBe(0);
}, 400_000);

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the demo with exit code 0, and what was served is stored',
  async (signal) => {
    const data = await freshFolder('signal');
    const demo = startDemo(data);
    const [address] = await demo.waitFor(ADDRESS);
    while ((await postsStored(address)) < 100) await wait(100);
    demo.child.kill(signal);
    const { code, stderr } = await demo.finished;

    expect(code, stderr).toBe(0);
    const ledger = readLedger(join(data, 'ledger.jsonl'));
    expect(ledger.size).toBeGreaterThan(100);
    expect(compareWithLedger(ledger, await stored(data))).toEqual([]);
  },
  120_000,
);

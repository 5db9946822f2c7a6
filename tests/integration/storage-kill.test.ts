import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { silentLogger } from '../../contracts/logger.ts';
import { openStorage } from '../../storage/open-storage.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { scenarioOutcome } from '../support/storage-scenario.ts';

const KILLS = Number(process.env['VECHE_KILLS'] ?? 10);
const WRITER = new URL('../support/storage-writer-worker.ts', import.meta.url).pathname;

test('a writer that is killed again and again loses nothing, doubles nothing and keeps the rollup right', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'veche-kill-'));
  const random = seededRandom(Number(process.env['VECHE_KILL_SEED'] ?? 20261124));
  let next = 0;
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const written = await writeUntilKilled(dir, next, {
      batches: 1 + Math.floor(random() * 3),
      delayMs: random() * 120,
    });
    next = written.next;
    interrupted += written.recovered;
  }
  const storage = await openStorage({
    dir,
    timezone: 'Europe/Moscow',
    clock: fakeClock(),
    logger: silentLogger,
  });
  for (const page of await storage.store.recover()) next = Math.max(next, page + 1);
  const { checkedPosts, checkedCells, differences } = await storage.store.verify();
  expect(differences).toEqual([]);
  expect(next).toBeGreaterThanOrEqual(KILLS);
  // Kills between two batches prove little.
  expect(interrupted).toBeGreaterThan(0);
  expect(checkedCells).toBeGreaterThan(100);
  const outcome = scenarioOutcome(next - 1);
  expect(checkedPosts).toBe(outcome.size);
  const rows = await storage.store.rows([...outcome.keys()]);
  const stored = [...outcome.keys()].map((id) => pick(rows.get(id)));
  expect(stored).toEqual([...outcome.values()].map(pick));
  await storage.close();
  await rm(dir, { recursive: true, force: true });
}, 300_000);

function pick(post: ReturnType<typeof scenarioOutcome> extends Map<string, infer P> ? P | undefined : never) {
  return [post?.id, post?.text, post?.publishedAt, post?.districtId];
}

/** Kills the writer some time after it has acknowledged `batches` more; resolves with the first batch not acknowledged. */
async function writeUntilKilled(
  dir: string,
  first: number,
  { batches, delayMs }: { batches: number; delayMs: number },
): Promise<{ next: number; recovered: number }> {
  const child = spawn(process.execPath, [WRITER, dir, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let next = first;
  let recovered = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (/^recovered \[\d/.test(line)) recovered += 1;
    const done = /^done (\d+)$/.exec(line);
    if (done === null) continue;
    next = Number(done[1]) + 1;
    if (next >= first + batches) setTimeout(() => child.kill('SIGKILL'), delayMs);
  }
  // A writer that ended by itself would prove nothing.
  expect(await closed).toEqual([null, 'SIGKILL']);
  return { next, recovered };
}

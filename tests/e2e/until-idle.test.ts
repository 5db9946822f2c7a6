import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readable } from '../support/engine-file.ts';
import { compareWithLedger, parseStored, readLedger } from '../support/ledger.ts';
import { freshFolder, runVeche, startVeche } from '../support/veche-process.ts';

/** Names in lines of `KEY=value`. */
function readEnv(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('run --until-idle collects exactly what the networks served, within their limits, and keeps no name, phone or token', async () => {
  const world = await freshFolder('world');
  const store = await freshFolder('store');
  const simulator = startVeche([
    'simulate',
    '--port',
    '0',
    '--days',
    '1',
    '--posts-per-day',
    '150',
    '--data',
    world,
    '--planted',
    join(world, 'planted.jsonl'),
  ]);
  await simulator.waitFor(/veche\.yaml/);
  const config = join(world, 'veche.yaml');
  const env = readEnv(join(world, 'simulator.env'));

  const run = await runVeche(['run', '--config', config, '--data', store, '--until-idle'], { env });
  const query = await runVeche(
    ['query', 'posts', '--all', '--format', 'jsonl', '--config', config, '--data', store],
    { env },
  );
  const verify = await runVeche(['verify', '--config', config, '--data', store], { env });
  simulator.child.kill('SIGTERM');
  const { stdout } = await simulator.finished;

  expect(run.code, run.stderr).toBe(0);
  const ledger = readLedger(join(world, 'ledger.jsonl'));
  expect(ledger.size).toBeGreaterThan(100);
  expect(compareWithLedger(ledger, parseStored(query.stdout))).toEqual([]);
  expect(verify.code, verify.stdout + verify.stderr).toBe(0);
  expect(stdout).toMatch(/limits broken: 0/);
  await expectNothingPlanted(join(world, 'planted.jsonl'), store);
}, 400_000);

async function expectNothingPlanted(plantedFile: string, folder: string): Promise<void> {
  const planted = readFileSync(plantedFile, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { kind: string; value: string });
  expect(planted.length).toBeGreaterThan(20);
  expect(new Set(planted.map((entry) => entry.kind))).toContain('phone');
  const found: string[] = [];
  for (const file of await filesBelow(folder)) {
    const bytes = readable(await readFile(file));
    for (const { kind, value } of planted)
      if (bytes.includes(value)) found.push(`${kind} ${value} in ${file}`);
  }
  expect(found).toEqual([]);
}

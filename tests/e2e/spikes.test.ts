import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, runVeche } from '../support/veche-process.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-01T00:00:00Z');
const rowAt = (hour: number, value: number) =>
  `${new Date(START + hour * HOUR).toISOString().slice(0, 19).replace('T', ' ')},${value}`;

const rows = Array.from({ length: 24 * 20 }, (_, hour) => rowAt(hour, hour === 400 ? 90 : (hour * 7) % 5));

test('every row of a file is answered, and the spike among them marked', async () => {
  const file = join(await freshFolder('spikes'), 'counts.csv');
  await writeFile(file, `timestamp,value\n${rows.join('\n')}\n`);

  const { code, stdout, stderr } = await runVeche(['spikes', 'detect', '--csv', file]);

  const [header, ...answers] = stdout.trimEnd().split('\n');
  expect({ code, stderr, header }).toEqual({
    code: 0,
    stderr: '',
    header: 'timestamp,value,expected,score,spike',
  });
  expect(answers.map((line) => line.split(',').slice(0, 2).join(','))).toEqual(rows);
  expect(answers.flatMap((line, hour) => (line.endsWith(',1') ? [hour] : []))).toEqual([400]);
});

test('bad rows of stdin are told with their lines, and the rest is answered', async () => {
  const input = ['timestamp,value', rowAt(5, 1), 'x,1', rowAt(4, 1), '', `${rowAt(6, 1)}x`, rowAt(7, 2)];

  const { code, stdout, stderr } = await runVeche(['spikes', 'detect', '--csv', '-'], {
    input: input.join('\n'),
  });

  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n').slice(1)).toEqual([`${rowAt(5, 1)},0,0,0`, `${rowAt(7, 2)},1,0,0`]);
  expect(stderr.match(/line \d+/g)).toEqual(['line 3', 'line 4', 'line 6']);
});

test('a file without the header, and a call without a file, are refused', async () => {
  const [headless, empty, fileless] = await Promise.all([
    runVeche(['spikes', 'detect', '--csv', '-'], { input: `${rowAt(0, 1)}\n` }),
    runVeche(['spikes', 'detect', '--csv', '-'], { input: '' }),
    runVeche(['spikes', 'detect']),
  ]);

  expect([headless.code, empty.code, fileless.code]).toEqual([1, 1, 2]);
  for (const { stdout, stderr } of [headless, empty]) {
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^veche: [^\n]+; [^\n]+\n$/);
  }
});

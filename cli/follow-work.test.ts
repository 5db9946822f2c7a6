import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createProgressLine, followWork, progressText } from './follow-work.ts';

const schema = z.object({ posts: z.number() });

async function* chunks(...lines: string[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(lines.join('\n'));
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

test('progress is told as it comes, and the report is the last line', async () => {
  const told: unknown[] = [];
  const progress = { what: 'posts erased', done: 5, total: 9 };
  const lines = chunks(JSON.stringify({ progress }), '{"progress":null}', '{"result":{"posts":9}}', '');
  expect(await followWork(lines, schema, (step) => told.push(step))).toEqual({ posts: 9 });
  expect(told).toEqual([progress]);
});

test('work that failed half-way is an error with its code and hint, and so is an answer that breaks off', async () => {
  const problem = { code: 'unavailable', title: 'Not now', hint: 'try again' };
  await expect(followWork(chunks(JSON.stringify({ problem })), schema, () => undefined)).rejects.toThrow(
    expect.objectContaining({ code: 'unavailable', message: 'Not now', hint: 'try again' }),
  );
  await expect(followWork(chunks('{"progress":null}'), schema, () => undefined)).rejects.toThrow(
    expect.objectContaining({ code: 'network' }),
  );
});

test('count, rate and time left are told as far as they are known', () => {
  expect(progressText({ what: 'posts replayed', done: 48_212, total: 120_000 }, 40)).toBe(
    '48,212 of 120,000 posts replayed, 1,205/s, 60 s left',
  );
  expect(progressText({ what: 'posts erased', done: 500, total: null }, 2)).toBe('500 posts erased, 250/s');
  expect(progressText({ what: 'merged', done: 0, total: null }, 2)).toBe('merged …');
});

test('where nobody looks a line is written every ten seconds, on a terminal one line is renewed', () => {
  const written = (isTTY: boolean): string => {
    const output = Object.assign(new PassThrough(), { isTTY });
    let ms = 0;
    const line = createProgressLine(output, () => ms);
    for (let done = 1; done <= 25; done += 1) {
      ms += 1_000;
      line.tell({ what: 'posts', done, total: 25 });
    }
    line.end();
    return String(output.read());
  };
  expect(written(false).split('\n')).toHaveLength(3);
  expect(written(true)).not.toContain('\n');
  expect(written(true).split('\r')).toHaveLength(27);
});

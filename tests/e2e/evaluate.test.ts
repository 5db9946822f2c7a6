import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, runVeche } from '../support/veche-process.ts';

const pair = (label: 'OK' | 'BAD', a: string, b: string) =>
  JSON.stringify({ label, a: { title: a, text: `${a}.` }, b: { title: b, text: `${b}.` } });

test('evaluate measures what is there, lists the rest, and refuses a folder without anything', async () => {
  const folder = await freshFolder('evaluate');
  await mkdir(join(folder, 'same-story'));
  await writeFile(
    join(folder, 'same-story', 'pairs_ru.jsonl'),
    [
      pair(
        'OK',
        'Мост через реку закрыли на ремонт до осени',
        'Мост через реку закрыли на ремонт до октября',
      ),
      pair('BAD', 'Мост через реку закрыли на ремонт до осени', 'Школьники победили в олимпиаде по физике'),
    ].join('\n'),
  );
  const out = join(folder, 'quality.md');

  const [done, refused] = await Promise.all([
    runVeche(['evaluate', '--data', folder, '--out', out]),
    runVeche(['evaluate', '--data', join(folder, 'none')]),
  ]);

  expect(done).toMatchObject({ code: 0, stdout: '' });
  const report = await readFile(out, 'utf8');
  expect(report).toMatch(/## Same story[^#]+\| F1 of same \| \d\.\d{3} \| \d\.\d{3}–\d\.\d{3} \| 2 \|/);
  expect(report).toMatch(/## Not measured[^#]+- copies: /);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/^veche: no data set to measure on \([^\n]+none\); [^\n]+\n$/);
});

test('a line that is no row of its set is told and left out; a set without rows is not there', async () => {
  const folder = await freshFolder('evaluate-bad');
  await mkdir(join(folder, 'appeals'));
  await writeFile(join(folder, 'appeals', 'perm_texts_500.jsonl'), '{"text":5}\nno json\n');

  const { code, stderr } = await runVeche(['evaluate', '--data', folder]);

  expect(code).toBe(1);
  expect(stderr).toMatch(/^quarantined 2: no row of appeals\/perm_texts_500\.jsonl \(line 1, 2\)\n/);
  expect(stderr).toMatch(/\nveche: no data set to measure on [^\n]+\n$/);
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeWorkbook } from '../support/make-workbook.ts';
import { freshFolder, runVeche, startVeche } from '../support/veche-process.ts';

const PROFILE = 'title: Линия\ncolumns: {text: A, date: Когда}\nconstants: {topic: Дороги}\n';

test('a workbook is imported by a profile of our own; importing again changes nothing', async () => {
  const folder = await freshFolder('import');
  const config = join(folder, 'veche.yaml');
  await writeFile(config, 'dataDir: ./data\napi: {port: 0}\nsources: []\n');
  await writeFile(join(folder, 'hotline.yaml'), PROFILE);
  await writeFile(
    join(folder, 'calls.xlsx'),
    makeWorkbook({
      Звонки: [
        ['Суть', 'Когда'],
        ['Яма в Опочке, 8-900-000-22-33', '23.11.2026 10:15'],
        ['Без даты', 'вчера'],
      ],
    }),
  );
  const veche = async (...args: string[]) => runVeche([...args, '--config', config], { cwd: folder });
  const stored = async (): Promise<unknown[]> => {
    const { stdout } = await veche('query', 'posts', '--all', '--format', 'jsonl');
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  };
  const owner = startVeche(['run', '--config', config]);
  await owner.waitFor(/Veche runs: http/);

  const first = await veche('import', 'calls.xlsx', '--profile', './hotline.yaml');
  const posts = await stored();
  const again = await veche('import', 'calls.xlsx', '--profile', './hotline.yaml');
  const after = await stored();
  const wrong = await veche('import', 'calls.xlsx', '--profile', 'cur-cabinet');
  owner.child.kill('SIGTERM');
  await owner.finished;

  expect(first.stdout).toBe('calls.xlsx: 1 posts read, 1 rows in quarantine\n');
  expect(again.stdout).toBe(first.stdout);
  expect(posts).toMatchObject([{ channelId: 'hotline', text: 'Яма в Опочке, ‹телефон›\nДороги' }]);
  expect(after).toEqual(posts);
  expect(wrong).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('the table has no text: column AI'),
  });
});

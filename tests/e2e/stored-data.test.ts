import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, runVeche, startVeche } from '../support/veche-process.ts';

test('backup, replay and forget work beside a running process, restore only without one, and nothing forgotten is back', async () => {
  const folder = await freshFolder('stored-data');
  const config = join(folder, 'veche.yaml');
  const csv = join(folder, 'a.csv');
  await writeFile(config, 'dataDir: ./data\napi: {port: 0}\nsources: []\n');
  await writeFile(csv, 'номер;текст\n1;В Невеле нет воды\n2;В Опочке яма на дороге\n');
  const veche = (...args: string[]) => runVeche([...args, '--config', config]);
  const ids = async () => {
    const { stdout } = await veche('query', 'posts', '--all', '--format', 'jsonl');
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; text: string })
      .filter(({ text }) => text !== '')
      .map(({ id }) => id);
  };
  const owner = startVeche(['run', '--config', config]);
  await owner.waitFor(/Veche runs: http/);
  await veche('import', csv, '--profile', 'csv');
  const [first = '', second = ''] = await ids();
  const tar = join(folder, 'b.tar');

  const backup = await veche('backup', tar);
  const again = await veche('backup', tar);
  const replay = await veche('replay', '--dry-run', '--format', 'json');
  const forgotten = await veche('forget', '--post', first);
  const refused = await veche('restore', tar, '--replace');
  owner.child.kill('SIGTERM');
  await owner.finished;
  const restored = await veche('restore', tar, '--replace');

  expect(backup.stdout).toMatch(/: 2 posts, 0 waiting pages, \d+ files/);
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('overwrites nothing') });
  expect(JSON.parse(replay.stdout)).toMatchObject({ isDryRun: true, looked: 2, changed: 0 });
  expect(forgotten.stdout).toMatch(/^posts erased: 1\n/);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('a running Veche owns') });
  expect(restored.stdout).toMatch(
    /restored 2 posts .*\n1 posts that were deleted or forgotten since .*\n.*0 differences/,
  );
  expect(await ids()).toEqual([second]);
  await veche('import', csv, '--profile', 'csv');
  expect(await ids()).toEqual([second]);
  expect(await readFile(join(folder, 'data', 'store', 'tombstones.jsonl'), 'utf8')).toContain(first);
});

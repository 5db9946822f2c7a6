import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildProgram } from '../../cli/program.ts';
import { freshFolder, runVeche, startVeche } from '../support/veche-process.ts';

const helpOf = (command: ReturnType<typeof buildProgram>): string => {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text;
};

test('every command explains itself with an example', () => {
  const commands = buildProgram().commands.flatMap((command) => [command, ...command.commands]);

  expect(commands.length).toBeGreaterThan(18);
  for (const command of commands)
    expect(helpOf(command), command.name()).toMatch(/Examples?:\n +(?:printf|\.\/veche) /);
});

test('a command that is called wrongly exits 2 and says what is right', async () => {
  const results = await Promise.all(
    [
      ['nonsense'],
      ['query', 'nonsense'],
      ['enrich', '--jobs', 'x'],
      ['audit', '--now', 'x'],
      ['import', 'a.csv', '--profile', 'nonsense'],
    ].map((args) => runVeche(args)),
  );

  for (const { code, stdout, stderr } of results) {
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/^\s+at /m);
  }
});

test('what the operating system refuses is one line with the place, and exit 1', async () => {
  const folder = await freshFolder('commands');
  await writeFile(join(folder, 'file'), '');
  await mkdir(join(folder, 'dir'));

  const results = await Promise.all([
    runVeche(['query', 'posts', '--data', 'file'], { cwd: folder }),
    runVeche(['enrich', '--quarantine', 'dir'], { cwd: folder, input: 'x\n' }),
    runVeche(['import', 'dir', '--profile', 'csv'], { cwd: folder }),
    runVeche(['check-config', '--config', 'none.yaml'], { cwd: folder }),
    runVeche(['enrich', '--region', '../x'], { cwd: folder }),
  ]);

  for (const { code, stderr } of results) {
    expect(code).toBe(1);
    expect(stderr).toMatch(/^veche: [^\n]+; [^\n]+\n$/);
  }
});

test('unknown fields of a post pass through, whatever their names', async () => {
  const post = { id: 'a', text: 'яма', constructor: { x: 1 }, toString: 2, row: [3] };

  const { stdout } = await runVeche(['enrich'], { input: JSON.stringify(post) });

  expect(JSON.parse(stdout)).toMatchObject(post);
});

test('a thread has the district of its first post, and silence depends on --now', async () => {
  const post = {
    id: 'p',
    text: 'В Опочке третий день нет воды, когда дадут?',
    kind: 'appeal',
    publishedAt: '2026-11-16T08:00:00Z',
  };
  const input = `${JSON.stringify({ id: 'p', posts: [post] })}\n`;

  const [early, late] = await Promise.all(
    ['2026-11-16T09:00:00Z', '2026-11-24'].map(async (now) => {
      const { stdout } = await runVeche(['audit', '--now', now], { input });
      return JSON.parse(stdout) as { districtId: string; findings: { kind: string }[] };
    }),
  );

  expect(early).toMatchObject({ districtId: 'opochetsky', findings: [] });
  expect(late!.findings.map(({ kind }) => kind)).toEqual(['none']);
});

test('commands ask the process that owns the folder; a second owner and migrate are refused', async () => {
  const folder = await freshFolder('owner');
  const config = join(folder, 'veche.yaml');
  await writeFile(config, 'dataDir: ./data\napi: {port: 0}\nsources: []\n');
  await writeFile(join(folder, 'a.csv'), 'номер;текст\n1;В Невеле нет воды\n');
  const owner = startVeche(['run', '--config', config]);
  await owner.waitFor(/Veche runs: http/);

  const imported = await runVeche(['import', join(folder, 'a.csv'), '--profile', 'csv', '--config', config]);
  const posts = await runVeche(['query', 'posts', '--all', '--format', 'jsonl', '--config', config]);
  const refused = await Promise.all(
    ['migrate', 'run'].map((command) => runVeche([command, '--config', config])),
  );
  owner.child.kill('SIGTERM');

  expect(imported.stdout).toBe('a.csv: 1 posts read, 0 rows in quarantine\n');
  expect(posts.stdout.trim().split('\n')).toHaveLength(1);
  for (const { code, stderr } of refused) {
    expect(code).toBe(1);
    expect(stderr).toMatch(/^veche: a running Veche owns this data folder [^\n]+\n$/);
  }
  expect((await owner.finished).code).toBe(0);
});

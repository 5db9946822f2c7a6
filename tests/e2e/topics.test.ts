import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { madeUpTexts } from '../../processors/topics/made-up.fixture.ts';
import { runVeche } from '../support/veche-process.ts';

const TOPIC_OF: Readonly<Record<string, string>> = {
  water: 'housing-cold-water',
  roads: 'roads-potholes',
  school: 'education-school',
};

const lines = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

async function folderWith(rows: readonly object[]): Promise<{ data: string; model: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'veche-topics-'));
  const data = join(folder, 'labelled.jsonl');
  await writeFile(data, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return { data, model: join(folder, 'topics.model') };
}

test('a model is trained, evaluated and predicts from files and streams', async () => {
  const { data, model } = await folderWith(madeUpTexts(45));

  const trained = await runVeche(['topics', 'train', '--data', data, '--label', 'label', '--out', model]);
  expect(trained.stderr).toBe('');
  expect(lines(trained.stdout)[0]).toMatchObject({ rows: 45, classes: 3, model });
  expect((await readFile(model)).subarray(0, 8).toString()).toBe('VECHETM1');

  const input = '{"id":"a","text":"Ржавая вода из крана"}\nno json\n{"id":7,"text":""}\n';
  const predicted = await runVeche(['topics', 'predict', '--model', model], { input });
  expect(predicted.code).toBe(0);
  expect(predicted.stderr).toMatch(/line 2/);
  const [first, second] = lines(predicted.stdout);
  expect(first).toMatchObject({ id: 'a', label: 'water', top: [{ label: 'water' }, {}, {}] });
  expect(second).toEqual({ id: 7, label: null, confidence: 0, top: [] });

  const evaluated = await runVeche(['topics', 'evaluate', '--data', data, '--label', 'label']);
  const [report] = lines(evaluated.stdout);
  expect(Object.keys(report ?? {}).slice(0, 8)).toEqual([
    'rows',
    'classes',
    'folds',
    'accuracy',
    'weightedF1',
    'macroF1',
    'top5',
    'trainSeconds',
  ]);
  expect(report).toMatchObject({ rows: 45, classes: 3, folds: 5, top5: 1 });
});

test('enrich takes a model of the region’s topics, and refuses one of other labels with a reason', async () => {
  const taxonomy = JSON.parse((await runVeche(['taxonomy'])).stdout) as { id: string }[];
  const ids = new Set(taxonomy.map(({ id }) => id));
  const known = Object.fromEntries(
    Object.entries(TOPIC_OF).map(([label, wished], index) => [
      label,
      ids.has(wished) ? wished : taxonomy[index * 10]?.id,
    ]),
  );
  const rows = madeUpTexts(45);
  const good = await folderWith(rows.map(({ text, label }) => ({ text, topic: known[label] })));
  const bad = await folderWith(rows.map(({ text, label }) => ({ text, topic: label })));
  for (const { data, model } of [good, bad]) {
    await runVeche(['topics', 'train', '--data', data, '--label', 'topic', '--out', model]);
  }
  const input = '{"id":"a","text":"Напор и ржавая труба, водоканал молчит"}\n';

  const enriched = await runVeche(['enrich', '--model', good.model], { input });
  const [line] = lines(enriched.stdout) as { topics: { id: string; evidence: { rule: string }[] }[] }[];
  expect(enriched.stderr).toBe('');
  expect(line?.topics[0]?.id).toBe(known['water']);
  expect(line?.topics[0]?.evidence.some(({ rule }) => rule.startsWith('model:'))).toBe(true);

  const refused = await runVeche(['enrich', '--model', bad.model], { input });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/is no topic of pskov.*train it on topic ids/);
});

test('a file without the field, a missing model and a damaged one are told in one line', async () => {
  const { data, model } = await folderWith(madeUpTexts(9));
  const commands = [
    ['topics', 'train', '--data', data, '--label', 'nothing', '--out', model],
    ['topics', 'predict', '--model', `${model}.none`],
    ['topics', 'predict', '--model', data],
  ];
  for (const command of commands) {
    const { code, stderr } = await runVeche(command);
    expect(code).toBe(1);
    expect(stderr).toMatch(/veche: .+ \(.+\); .+/);
  }
});

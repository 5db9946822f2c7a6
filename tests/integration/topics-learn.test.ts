import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CORRECTION_ENTITY } from '../../contracts/corrections.ts';
import { loadConfig } from '../../config/load-config.ts';
import { loadRegion } from '../../config/load-region.ts';
import { openSystem } from '../../cli/compose.ts';
import { systemClock } from '../../cli/clock.ts';
import { createLogger } from '../../cli/logger.ts';
import { madeUpTexts } from '../../processors/topics/made-up.fixture.ts';
import { runVeche } from '../support/veche-process.ts';

const POSTS = 24;

/** A data folder in which people have set the topic of posts that a model of water, roads and schools does not know. */
async function correctedFolder(folder: string): Promise<void> {
  const file = join(folder, 'posts.jsonl');
  const posts = Array.from({ length: POSTS }, (_, i) => ({
    id: `import:${i}`,
    text: `Стадион, каток и тренер, занятие ${i}`,
    publishedAt: new Date(Date.now() - (i + 1) * 3_600_000).toISOString(),
  }));
  await writeFile(file, posts.map((post) => `${JSON.stringify(post)}\n`).join(''));
  const imported = await runVeche(['import', file, '--profile', 'jsonl', '--data', folder]);
  expect(imported.stdout).toContain(`${POSTS} posts read`);

  const config = {
    ...loadConfig({ file: null, env: {}, cwd: folder, needsSecrets: false }),
    dataDir: folder,
  };
  const system = await openSystem({
    config,
    region: loadRegion('pskov'),
    sources: [],
    tokenOf: () => null,
    clock: systemClock,
    logger: createLogger('silent'),
  });
  const ids: string[] = [];
  for await (const post of system.storage.store.remembered(1000)) ids.push(post.id);
  expect(ids).toHaveLength(POSTS);
  const steps = { version: 1, isStored: true, steps: [] };
  await system.storage.state.append(
    ids.map((id) => ({
      entity: CORRECTION_ENTITY,
      id,
      actor: 'Анна',
      payload: { ...steps, topic: 'other-sport' },
    })),
  );
  await system.close();
}

test('a model learns what people corrected, says what it gained, and keeps the old one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'veche-learn-'));
  const [data, examples, model] = ['data', 'labelled.jsonl', 'topics.model'].map((name) =>
    join(folder, name),
  );
  await writeFile(
    examples!,
    madeUpTexts(45)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
  await runVeche(['topics', 'train', '--data', examples!, '--label', 'label', '--out', model!]);
  const old = await readFile(model!);
  const learn = ['topics', 'learn', '--model', model!, '--examples', examples!, '--label', 'label'];

  const nothing = await runVeche([...learn, '--data', join(folder, 'empty')]);
  expect(nothing.code).toBe(1);
  expect(nothing.stderr).toMatch(/nobody has corrected/);
  expect((await readFile(model!)).equals(old)).toBe(true);

  await mkdir(data!);
  await correctedFolder(data!);
  const learnt = await runVeche([...learn, '--data', data!]);
  expect(learnt.stderr).toBe('');
  const report = JSON.parse(learnt.stdout) as Record<string, unknown>;
  expect(report).toMatchObject({ isReplaced: true, isBetter: true, corrections: POSTS, rows: 45 + POSTS });
  expect((await readFile(`${model!}.previous`)).equals(old)).toBe(true);

  const input = '{"id":"a","text":"Каток и тренер"}\n';
  const predicted = await runVeche(['topics', 'predict', '--model', model!], { input });
  expect(JSON.parse(predicted.stdout)).toMatchObject({ label: 'other-sport' });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadRegion } from '../config/load-region.ts';
import { htmlToText } from '../text/clean.ts';
import { goldBlock } from './evaluation/data.ts';
import { makePost } from './gold/make-post.ts';
import { buildStageA } from './index.ts';

const folder = process.env['VECHE_EVAL_DATA'];

const appealSchema = z.object({ text: z.string(), topic: z.string(), category: z.number() });
const commentSchema = z.object({ text: z.string(), toxic: z.union([z.literal(0), z.literal(1)]) });
const incidentSchema = z.object({ text: z.string() });

function read<T extends z.ZodType>(file: string, schema: T): z.output<T>[] {
  const lines = readFileSync(join(folder ?? '', file), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

function report(name: string, numbers: Record<string, number>): void {
  const parts = Object.entries(numbers).map(([key, value]) => `${key} ${value.toFixed(3)}`);
  process.stdout.write(`${name}: ${parts.join(', ')}\n`);
}

describe.skipIf(folder === undefined)(
  'on real data (skipped unless VECHE_EVAL_DATA names its folder)',
  () => {
    const label = buildStageA(loadRegion('pskov'));

    test('the block of citizens’ appeals is right as often as measured', () => {
      const rows = read('appeals/kursk_train.jsonl', appealSchema);
      const pairs = rows.map((row) => ({
        gold: goldBlock(row),
        found: label(makePost(htmlToText(row.text))).block,
      }));
      const right = pairs.filter(({ gold, found }) => gold === found).length;
      const named = pairs.filter(({ found }) => found !== 'other');
      const accuracy = right / rows.length;
      const precision = named.filter(({ gold, found }) => gold === found).length / named.length;
      report('blocks', { rows: rows.length, accuracy, 'precision when named': precision });

      expect(accuracy).toBeGreaterThanOrEqual(0.78);
      expect(precision).toBeGreaterThanOrEqual(0.78);
    });

    test('hostile comments are found as precisely as measured', () => {
      const rows = read('toxicity/comments_train.jsonl', commentSchema);
      const counts = { hits: 0, false: 0, missed: 0 };
      for (const { text, toxic } of rows) {
        const isHostile = label(makePost(text, { kind: 'comment' })).conflict.aggression >= 0.5;
        if (isHostile) counts[toxic === 1 ? 'hits' : 'false'] += 1;
        else if (toxic === 1) counts.missed += 1;
      }
      const precision = counts.hits / (counts.hits + counts.false);
      const recall = counts.hits / (counts.hits + counts.missed);
      report('aggression', { precision, recall, f1: (2 * precision * recall) / (precision + recall) });

      expect(precision).toBeGreaterThanOrEqual(0.79);
      expect(recall).toBeGreaterThanOrEqual(0.5);
    });

    test('incident texts of a centre are rarely taken for hostile ones or noise, and mostly for appeals', () => {
      const rows = read('appeals/perm_texts_500.jsonl', incidentSchema);
      const labels = rows.map(({ text }) => label(makePost(text, { kind: 'comment' })));
      const share = (count: number) => count / rows.length;
      const hostile = share(labels.filter(({ conflict }) => conflict.aggression >= 0.5).length);
      const noise = share(labels.filter(({ noise: kind }) => kind !== null && kind !== 'elsewhere').length);
      const appeals = share(labels.filter(({ isAppeal }) => isAppeal).length);
      report('incidents', { hostile, noise, appeals });

      expect(hostile).toBeLessThanOrEqual(0.02);
      expect(noise).toBeLessThanOrEqual(0.01);
      expect(appeals).toBeGreaterThanOrEqual(0.7);
    });
  },
);

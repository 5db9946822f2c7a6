import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadRegion } from '../../config/load-region.ts';
import type { LabelledText } from './fit-model.ts';
import { foldsByIndex, holdOut, measureHeldOut } from './hold-out.ts';
import { createNameReader, createTextReader } from './text-reader.ts';

const folder = process.env['VECHE_EVAL_DATA'];
const rowSchema = z.looseObject({ text: z.string() });
const labelSchema = z.union([z.string(), z.number()]);

describe.skipIf(folder === undefined)(
  'topics that are learnt from real data (skipped unless VECHE_EVAL_DATA names its folder)',
  () => {
    const readText = createTextReader(loadRegion('pskov'));
    const nameOf = createNameReader(readText);

    function answersOf(file: string, field: string) {
      const lines = readFileSync(join(folder ?? '', file), 'utf8')
        .trim()
        .split('\n');
      const texts = lines.map((line): LabelledText => {
        const row = rowSchema.parse(JSON.parse(line));
        return { features: readText(row.text), label: labelSchema.parse(row[field]) };
      });
      const { answers } = holdOut({ texts, nameOf }, foldsByIndex(texts, 5), () => 0);
      const measures = measureHeldOut(answers);
      process.stdout.write(`${field}: ${JSON.stringify(measures)}\n`);
      return { answers, measures };
    }

    test('categories of citizens’ appeals are learnt as well as measured', { timeout: 300_000 }, () => {
      const { measures } = answersOf('appeals/kursk_train.jsonl', 'category');

      expect(measures.weightedF1).toBeGreaterThanOrEqual(0.775);
    });

    test('topics of citizens’ appeals are learnt as well as measured', { timeout: 600_000 }, () => {
      const { measures } = answersOf('appeals/kursk_train.jsonl', 'topic');

      expect(measures.weightedF1).toBeGreaterThanOrEqual(0.485);
      expect(measures.top5).toBeGreaterThanOrEqual(0.73);
    });

    test('toxic comments are learnt as well as measured', { timeout: 600_000 }, () => {
      const { answers } = answersOf('toxicity/comments_train.jsonl', 'toxic');
      const named = answers.filter(({ best }) => best[0] === 1).length;
      const toxic = answers.filter(({ right }) => right === 1);
      const hits = toxic.filter(({ best }) => best[0] === 1).length;

      expect((2 * hits) / (named + toxic.length)).toBeGreaterThanOrEqual(0.83);
    });
  },
);

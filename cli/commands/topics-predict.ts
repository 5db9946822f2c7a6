import { loadRegion } from '../../config/load-region.ts';
import { decodeModel } from '../../processors/topics/model-file.ts';
import { createPredictLabel } from '../../processors/topics/predict-label.ts';
import { createTextReader } from '../../processors/topics/text-reader.ts';
import { readLines } from '../line-reader.ts';
import type { CommonOptions } from '../options.ts';
import { openBadLines, write } from '../output.ts';
import { readModelBytes } from '../topics/model-store.ts';

interface PredictOptions extends CommonOptions {
  model: string;
  quarantine?: string;
}

/** `topics predict`: stdin `{id, text}` a line → stdout `{id, label, confidence, top}`, in order. */
export async function predictTopics({ model: file, quarantine }: PredictOptions): Promise<void> {
  const model = decodeModel(await readModelBytes(file), file);
  const readText = createTextReader(loadRegion(model.region));
  const predict = createPredictLabel(model);
  const bad = openBadLines(quarantine, process.stderr);
  try {
    for await (const lines of readLines(process.stdin)) {
      const output: string[] = [];
      for (const line of lines) {
        const row = line.text === null ? line.reason : readRow(line.text);
        if (typeof row === 'string') await bad.add(line.number, row, line.text);
        else output.push(`${JSON.stringify({ id: row.id, ...predict(readText(row.text)) })}\n`);
      }
      await write(process.stdout, output.join(''));
    }
  } finally {
    await bad.close();
  }
}

/** What has to be labelled, or what is wrong with the line. */
function readRow(line: string): { id: string | number; text: string } | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  if (typeof value !== 'object' || value === null) return 'no object';
  const { id, text } = value as { id?: unknown; text?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number') return 'no id';
  return typeof text === 'string' ? { id, text } : 'no text';
}

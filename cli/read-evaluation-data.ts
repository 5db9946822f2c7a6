import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { VecheError } from '../contracts/errors.ts';
import type { EvaluationData, StoryPair } from '../processors/evaluation/data.ts';
import { htmlToText } from '../text/clean.ts';
import { openBadLines } from './output.ts';

const LINES_MAX = 1_000_000;
const appealSchema = z.object({ text: z.string(), topic: z.string(), category: z.number() });
const incidentSchema = z.object({ text: z.string() });
const commentSchema = z.object({ text: z.string(), toxic: z.union([z.literal(0), z.literal(1)]) });
const newsSchema = z.object({ title: z.string(), text: z.string() });
const pairSchema = z.object({ label: z.enum(['OK', 'BAD']), a: newsSchema, b: newsSchema });

/** Files of the sets, relative to their folder. */
export const EVALUATION_FILES = {
  appeals: 'appeals/kursk_train.jsonl',
  incidents: 'appeals/perm_texts_500.jsonl',
  comments: 'toxicity/comments_train.jsonl',
  pairs: ['same-story/pairs_ru.jsonl', 'same-story/pairs_en.jsonl'],
} as const;

/**
 * Reads the sets that are in a folder.
 * @throws {VecheError} `not_found` when there are none.
 */
export async function readEvaluationData(folder: string): Promise<EvaluationData> {
  const read = <T extends z.ZodType>(file: string, schema: T) => readRows(folder, file, schema);
  const appeals = await read(EVALUATION_FILES.appeals, appealSchema);
  const incidents = await read(EVALUATION_FILES.incidents, incidentSchema);
  const comments = await read(EVALUATION_FILES.comments, commentSchema);
  const pairs: StoryPair[] = [];
  for (const file of EVALUATION_FILES.pairs) {
    const language = file.slice(-'ru.jsonl'.length, -'.jsonl'.length);
    for (const { label, a, b } of (await read(file, pairSchema)) ?? []) {
      const texts = [`${a.title}\n${a.text}`, `${b.title}\n${b.text}`] as const;
      pairs.push({ language, isSame: label === 'OK', texts });
    }
  }
  if (appeals === null && incidents === null && comments === null && pairs.length === 0)
    throw new VecheError('not_found', 'no data set to measure on', {
      where: folder,
      hint: `it should hold some of ${Object.values(EVALUATION_FILES).flat().join(', ')}`,
    });
  return {
    appeals: appeals?.map((row) => ({ ...row, text: htmlToText(row.text) })) ?? null,
    incidents: incidents?.map(({ text }) => text) ?? null,
    comments: comments?.map(({ text, toxic }) => ({ text, isToxic: toxic === 1 })) ?? null,
    pairs: pairs.length === 0 ? null : pairs,
  };
}

/** The rows of a file of JSON lines; null when it is not there. Lines that are no rows are counted on stderr. */
async function readRows<T extends z.ZodType>(
  folder: string,
  file: string,
  schema: T,
): Promise<z.output<T>[] | null> {
  let content: string;
  try {
    content = await readFile(join(folder, file), 'utf8');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  const rows: z.output<T>[] = [];
  const bad = openBadLines(undefined, process.stderr);
  for (const [index, line] of content.split('\n', LINES_MAX).entries()) {
    if (line.trim() === '') continue;
    const parsed = schema.safeParse(jsonOf(line));
    if (parsed.success) rows.push(parsed.data);
    else await bad.add(index + 1, `no row of ${file}`, line);
  }
  await bad.close();
  return rows.length === 0 ? null : rows;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

import { createReadStream } from 'node:fs';
import { VecheError } from '../../contracts/errors.ts';
import type { LabelledText } from '../../processors/topics/fit-model.ts';
import type { Features } from '../../processors/topics/read-features.ts';
import type { Label } from '../../processors/topics/topic-model.ts';
import { readLines } from '../line-reader.ts';
import { openBadLines } from '../output.ts';

const LABEL_LENGTH_MAX = 500;

/**
 * Texts with labels of a file of JSON lines; lines without them are counted on stderr and left out.
 * @throws {VecheError} `input` when no line has both; the operating system's error for a file that cannot be read.
 */
export async function readLabelled(
  file: string,
  field: string,
  readText: (text: string) => Features,
): Promise<LabelledText[]> {
  const texts: LabelledText[] = [];
  const bad = openBadLines(undefined, process.stderr);
  for await (const lines of readLines(createReadStream(file))) {
    for (const line of lines) {
      const row = line.text === null ? line.reason : readRow(line.text, field);
      if (typeof row === 'string') await bad.add(line.number, row, line.text);
      else texts.push({ features: readText(row.text), label: row.label });
    }
  }
  await bad.close();
  if (texts.length > 0) return texts;
  throw new VecheError('input', `no line has a text and a label in the field ${field}`, {
    where: file,
    hint: 'each line is a JSON object such as {"text": "…", "topic": "…"}; name the field by --label',
  });
}

/** A row, or what is wrong with the line. */
function readRow(line: string, field: string): { text: string; label: Label } | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  if (typeof value !== 'object' || value === null) return 'no object';
  const fields = new Map<string, unknown>(Object.entries(value));
  const text = fields.get('text');
  if (typeof text !== 'string') return 'no text';
  const label = labelOf(fields.get(field));
  return label === null ? `no label in the field ${field}` : { text, label };
}

function labelOf(value: unknown): Label | null {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' && value.length <= LABEL_LENGTH_MAX ? value : null;
}

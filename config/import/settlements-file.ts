import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VecheError } from '../../contracts/errors.ts';
import { settlementSchema } from './settlement.ts';
import type { Settlement } from './settlement.ts';

/** The imported settlements of a region folder, one JSON object a line, ordered by id. */
export const SETTLEMENTS_FILE = 'settlements.jsonl';

/** The settlements of a region folder; empty without the file. @throws VecheError `config` with the line that is wrong. */
export function readSettlements(folder: string): Settlement[] {
  const file = join(folder, SETTLEMENTS_FILE);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line === '' ? [] : [parseLine(line, `${file}:${index + 1}`)]));
}

/** Writes the settlements so that a reader sees the old file or the new one, never a part. */
export function writeSettlements(folder: string, settlements: readonly Settlement[]): void {
  const ordered = [...settlements].sort((a, b) => (a.id < b.id ? -1 : 1));
  const text = ordered.map((settlement) => `${JSON.stringify(settlement)}\n`).join('');
  replaceFile(join(folder, SETTLEMENTS_FILE), text);
}

/** Puts a text in the place of a file in one step. */
export function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function parseLine(line: string, where: string): Settlement {
  const hint = 'import the list again: ./veche region import FILE';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new VecheError('config', 'the line is no JSON', { where, hint, cause: error });
  }
  const parsed = settlementSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new VecheError('config', `the line is no settlement: ${issue?.path.join('.')} ${issue?.message}`, {
    where,
    hint,
  });
}

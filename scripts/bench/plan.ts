import { parseArgs } from 'node:util';
import { isPartName, PART_NAMES, type PartName } from './part-names.ts';
import type { Size } from './results.ts';

/** What a run measures, and how much of it. */
export interface Plan {
  size: Size;
  parts: PartName[];
  /** Folder of the generated stores; they are used again. */
  dataDir: string;
  /** Posts with text in the generated store. */
  rows: number;
  /** Posts without text in the other one. */
  factRows: number;
  /** Posts that go through the whole chain. */
  collected: number;
  /** Different requests of the reads that pages ask for most. */
  requests: number;
  /** Different requests of each other kind of read. */
  otherRequests: number;
  /** How long the clients of `load` ask, and posts arrive in `visible`. */
  seconds: number;
}

export const USAGE = `npm run bench -- [--full] [--only NAME,…] [--data DIR] [--rows N] [--fact-rows N] [--seconds N]
  parts: ${PART_NAMES.join(', ')}`;

const QUICK = {
  rows: 200_000,
  factRows: 500_000,
  collected: 20_000,
  requests: 200,
  otherRequests: 20,
  seconds: 10,
};
const FULL = {
  rows: 10_000_000,
  factRows: 100_000_000,
  collected: 250_000,
  requests: 250,
  otherRequests: 40,
  seconds: 60,
};
/** A small run measures nothing about sizes that it does not reach. */
const QUICK_PARTS = PART_NAMES.filter((name) => name !== 'facts');

/** @throws {TypeError} for an option or part that does not exist. */
export function readPlan(args: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      full: { type: 'boolean', default: false },
      only: { type: 'string' },
      data: { type: 'string', default: 'data/bench' },
      rows: { type: 'string' },
      'fact-rows': { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const usual = values.full ? FULL : QUICK;
  return {
    ...usual,
    size: values.full ? 'full' : 'quick',
    parts: values.only === undefined ? [...(values.full ? PART_NAMES : QUICK_PARTS)] : partsOf(values.only),
    dataDir: values.data,
    rows: numberOf(values.rows, 'rows') ?? usual.rows,
    factRows: numberOf(values['fact-rows'], 'fact-rows') ?? usual.factRows,
    seconds: numberOf(values.seconds, 'seconds') ?? usual.seconds,
  };
}

function partsOf(list: string): PartName[] {
  const wanted = list.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !isPartName(name));
  if (unknown.length > 0) throw new TypeError(`no such part: ${unknown.join(', ')}`);
  return PART_NAMES.filter((name) => wanted.includes(name));
}

function numberOf(text: string | undefined, option: string): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`--${option} needs a whole number`);
  return value;
}

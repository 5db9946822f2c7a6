import type { Table } from './markdown-table.ts';
import type { PartName } from './part-names.ts';
import type { Results } from './results.ts';

interface Budget {
  what: string;
  part: PartName;
  /** Name of what was measured, and the key of its value. */
  measured: string;
  key: string;
  must: number;
  aim: number;
  unit: string;
  /** More is better; else less. */
  isFloor?: true;
}

/** What has to hold on two cores, and what is hoped for. */
const BUDGETS: readonly Budget[] = [
  {
    what: 'chain, posts of 30 words',
    part: 'enrich',
    measured: 'stages A and B',
    key: 'postsPerCpuSecond',
    must: 10_000,
    aim: 25_000,
    unit: 'posts per CPU-second',
    isFloor: true,
  },
  {
    what: 'collect → queryable',
    part: 'collect',
    measured: 'pages → queryable posts',
    key: 'postsPerSecond',
    must: 6_000,
    aim: 15_000,
    unit: 'posts a second',
    isFloor: true,
  },
  ...latency('post → visible', 'visible', 'post → visible at 500 posts a second', {
    p50Ms: [300, 100],
    p99Ms: [1_000, 300],
  }),
  ...latency('trends', 'reads', 'trends, cells', { p99Ms: [50, 5] }),
  ...latency('hotspots', 'reads', 'hotspots, cells', { p99Ms: [50, 5] }),
  ...latency('newest 100', 'reads', 'newest 100', { p99Ms: [150, 20] }),
  ...latency('text search, rare word', 'reads', 'search: a rare word', { p99Ms: [250, 50] }),
  ...latency('text search, common word', 'reads', 'search: a common word', { p99Ms: [250, 50] }),
  ...latency('text search, phrase', 'reads', 'search: a phrase', { p99Ms: [250, 50] }),
  {
    what: 'disk with text and index, real labels',
    part: 'collect',
    measured: 'pages → queryable posts',
    key: 'bytesPerPost',
    must: 220,
    aim: 110,
    unit: 'bytes a post',
  },
  {
    what: 'memory of the whole process while it stores',
    part: 'collect',
    measured: 'pages → queryable posts',
    key: 'peakMb',
    must: 1_000,
    aim: 600,
    unit: 'MB',
  },
  {
    what: "memory with the copies' ring full",
    part: 'start',
    measured: 'the existing store',
    key: 'readyRssMb',
    must: 1_000,
    aim: 600,
    unit: 'MB',
  },
  ...latency('start → API answers', 'start', 'the existing store', { answersMs: [2_000, 700] }),
];

function latency(
  what: string,
  part: PartName,
  measured: string,
  limits: Readonly<Record<string, readonly [must: number, aim: number]>>,
): Budget[] {
  return Object.entries(limits).map(([key, [must, aim]]) => ({
    what: key.startsWith('p') ? `${what}, ${key.slice(0, 3)}` : what,
    part,
    measured,
    key,
    must,
    aim,
    unit: 'ms',
  }));
}

/** Every budget beside what was measured of it. */
export function budgetLines(results: Results): Table {
  return {
    head: ['what', 'must', 'aim', 'measured', 'unit', 'posts', 'holds'],
    rows: BUDGETS.map((budget) => {
      const run = results.full[budget.part] ?? results.quick[budget.part];
      const value = run?.measured.find(({ name }) => name === budget.measured)?.values[budget.key];
      const limits = [text(budget.must), text(budget.aim)];
      if (run === undefined || value === undefined)
        return [budget.what, ...limits, '–', budget.unit, '–', 'not measured'];
      return [budget.what, ...limits, text(value), budget.unit, text(run.posts), verdict(budget, value)];
    }),
  };
}

function verdict({ must, aim, isFloor }: Budget, value: number): string {
  const holds = (limit: number) => (isFloor === true ? value >= limit : value <= limit);
  if (holds(aim)) return 'aim';
  return holds(must) ? 'must' : '**no**';
}

function text(value: number): string {
  return value.toLocaleString('en-US');
}

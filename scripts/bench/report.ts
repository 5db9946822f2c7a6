import { readFile, writeFile } from 'node:fs/promises';
import { budgetLines } from './budgets.ts';
import { isPartName } from './part-names.ts';
import type { Measured, PartRun, Results } from './results.ts';
import { table } from './markdown-table.ts';

const REPORT_FILE = new URL('../../docs/performance.md', import.meta.url);

/** What stands between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->` is made from the results. */
const SECTION = /(<!-- bench:([a-z]+) -->\n)[^]*?(<!-- \/bench:\2 -->)/g;

/** Keys of measured values in words; the last capitals of a key are its unit. */
const HEADINGS: Readonly<Record<string, string>> = {
  posts: 'posts',
  requests: 'requests',
  probes: 'probes',
  late: 'later than 30 s',
  starts: 'starts',
  errors: 'errors',
  postsPerCpuSecond: 'posts per CPU-second',
  postsPerSecond: 'posts a second',
  chainTimesFaster: 'stages A and B are faster, times',
  requestsPerSecond: 'requests a second',
  p50Ms: 'p50, ms',
  p99Ms: 'p99, ms',
  maxMs: 'max, ms',
  cpuMsPerRequest: 'server CPU-ms a request',
  kbPerAnswer: 'kB an answer',
  coresUsed: 'cores used',
  answersMs: 'first answer, ms',
  readyMs: 'ready, ms',
  readyRssMb: 'memory when ready, MB',
  readyMb: 'when ready, MB',
  afterMb: 'afterwards, MB',
  peakMb: 'peak memory, MB',
  bytesPerPost: 'bytes a post',
  bytesPerPostInPosts: 'of them in `posts`',
  totalMb: 'MB',
};

/** The text of docs/performance.md with its tables made from the results. */
export function renderReport(text: string, results: Results): string {
  return text.replace(SECTION, (_all, begin: string, name: string, end: string) => {
    const content = name === 'budgets' ? table(budgetLines(results)) : partSection(name, results);
    return `${begin}\n${content}\n${end}`;
  });
}

/** Writes the tables of docs/performance.md anew. */
export async function writeReport(results: Results): Promise<void> {
  const text = await readFile(REPORT_FILE, 'utf8');
  const rendered = renderReport(text, results);
  if (rendered !== text) await writeFile(REPORT_FILE, rendered);
}

function partSection(name: string, results: Results): string {
  if (!isPartName(name)) throw new Error(`docs/performance.md has a section for ${name}, which is no part`);
  const run = results.full[name] ?? results.quick[name];
  if (run === undefined) return `Not measured yet: \`npm run bench -- --full --only ${name}\`.\n`;
  const size = results.full[name] === undefined ? 'A small run' : 'A full run';
  return `${size}: ${aboutRun(run)}\n\n${groupsOf(run.measured).map(measuredTable).join('\n')}`;
}

function aboutRun({ at, commit, machine, loadBefore, posts }: PartRun): string {
  const { cpu, cores, memoryGb, node } = machine;
  return (
    `${posts.toLocaleString('en-US')} posts, ${at.slice(0, 10)}, commit ${commit}, ${cpu}, ${cores} cores, ` +
    `${memoryGb} GB, Node ${node.slice(1)}, load average ${loadBefore} before.`
  );
}

/** What has the same columns goes into one table. */
function groupsOf(measured: readonly Measured[]): Measured[][] {
  const groups = new Map<string, Measured[]>();
  for (const one of measured) {
    const columns = Object.keys(one.values).join();
    groups.set(columns, [...(groups.get(columns) ?? []), one]);
  }
  return [...groups.values()];
}

function measuredTable(group: readonly Measured[]): string {
  const keys = Object.keys(group[0]?.values ?? {});
  return table({
    head: ['what', ...keys.map(headingOf)],
    rows: group.map(({ name, values }) => [
      name,
      ...keys.map((key) => (values[key] ?? 0).toLocaleString('en-US')),
    ]),
  });
}

function headingOf(key: string): string {
  const step = /^at(\d+)PercentMb$/.exec(key)?.[1];
  return step === undefined ? (HEADINGS[key] ?? key) : `at ${step} %, MB`;
}

import type { ReplayOptions, ReplayReport } from '../contracts/maintenance.ts';
import type { StoredPost } from '../contracts/post-store.ts';
import { NONE, type LabelDifference } from './label-difference.ts';

const EXAMPLES_MAX = 5;
/** Pairs of a table that are told, the most frequent first. */
const TRANSITIONS_MAX = 200;

/** Adds up what a replay finds. */
export interface ReplayTally {
  /** `version`: of the processors that labelled the rows again. */
  looked(rows: readonly StoredPost[], version: string): void;
  skipped(): void;
  changed(before: StoredPost, after: StoredPost, differences: readonly LabelDifference[]): void;
  report(): ReplayReport;
}

export function createReplayTally({ from, to, isDryRun }: ReplayOptions): ReplayTally {
  const counts = { looked: 0, changed: 0, skipped: 0 };
  const before = new Map<string, number>();
  const fields = new Map<string, number>();
  const blocks = new Map<string, number>();
  const districts = new Map<string, number>();
  const examples: ReplayReport['examples'] = [];
  let version = '';
  return {
    looked(rows, current) {
      version = current;
      counts.looked += rows.length;
      for (const row of rows) increment(before, row.version);
    },
    skipped() {
      counts.skipped += 1;
    },
    changed(was, is, differences) {
      counts.changed += 1;
      for (const { field } of differences) increment(fields, field);
      if (was.block !== is.block) increment(blocks, pair(was.block, is.block));
      if (was.districtId !== is.districtId) increment(districts, pair(was.districtId, is.districtId));
      const [first] = differences;
      if (examples.length < EXAMPLES_MAX && first !== undefined) examples.push({ id: is.id, ...first });
    },
    report: () => ({
      isDryRun,
      from,
      to,
      version,
      before: byCount(before).map(([name, posts]) => ({ version: name, posts })),
      ...counts,
      fields: byCount(fields).map(([field, posts]) => ({ field, posts })),
      blocks: transitions(blocks),
      districts: transitions(districts),
      examples,
    }),
  };
}

function increment(map: Map<string, number>, name: string): void {
  map.set(name, (map.get(name) ?? 0) + 1);
}

function pair(from: string | null, to: string | null): string {
  return JSON.stringify([from ?? NONE, to ?? NONE]);
}

function byCount(map: ReadonlyMap<string, number>): [string, number][] {
  return [...map].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
}

function transitions(map: ReadonlyMap<string, number>): ReplayReport['blocks'] {
  return byCount(map)
    .slice(0, TRANSITIONS_MAX)
    .map(([names, posts]) => {
      const [from, to] = JSON.parse(names) as [string, string];
      return { from, to, posts };
    });
}

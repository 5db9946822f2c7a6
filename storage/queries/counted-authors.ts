import { and, type Condition } from './condition.ts';
import type { Layer } from './cut.ts';
import { CELL_COLUMNS, levelOf, listsOf } from './day-level.ts';
import type { QueryContext } from './run-query.ts';
import type { Span } from './local-shift.ts';
import { cellWhere, NONE, type Selection } from './where.ts';

/** Steps whose authors were counted before, and the rest. */
export interface CountedSteps {
  /** `start, key, authors` of the counted steps; null when there are none. */
  counted: Condition | null;
  /** The other steps, neighbours in one. */
  rest: Span[];
}

/**
 * The steps of a layer that are days of the region and are counted (day_counts). Authors of two districts cannot be added
 * up, so a column that the series are not split by may be narrowed to one value at most.
 */
export function countedSteps(
  context: QueryContext,
  request: { selection: Selection; keySql: string; layer: Layer },
): CountedSteps {
  const { selection, keySql, layer } = request;
  const steps = stepsOf(layer);
  if (!isCountable(selection, keySql)) return { counted: null, rest: joined(steps) };
  const builds: number[] = [];
  const rest = steps.filter(({ from, to }) => {
    const day = context.countedDays?.get(from);
    if (day?.end !== to) return true;
    builds.push(day.build);
    return false;
  });
  return { counted: builds.length === 0 ? null : fromDays(request, builds), rest: joined(rest) };
}

function fromDays(
  { selection, keySql }: { selection: Selection; keySql: string },
  builds: readonly number[],
): Condition {
  const level = levelOf(selection, keySql);
  const where = and([
    { sql: 'level = {level: UInt8} AND build IN {builds: Array(UInt64)}', params: { level, builds } },
    cellWhere(selection),
  ]);
  return {
    sql:
      `SELECT toInt64(toUnixTimestamp(day)) * 1000 AS start, ${keySql} AS key, authors FROM day_counts ` +
      `WHERE ${where.sql}`,
    params: where.params,
  };
}

/** Whether every column but the key is narrowed to one value at most. */
function isCountable(selection: Selection, keySql: string): boolean {
  return CELL_COLUMNS.every((column) => {
    const lists = listsOf(selection, column);
    return column === keySql || lists.length === 0 || sharedBy(lists).length <= 1;
  });
}

function sharedBy(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists.map((list) => list.map((value) => (value === NONE ? '' : value)));
  return [...new Set(first)].filter((value) => others.every((list) => list.includes(value)));
}

function stepsOf({ starts, span }: Layer): Span[] {
  return starts
    .map((from, index) => ({ from, to: starts[index + 1] ?? span.to }))
    .filter(({ from, to }) => from < to);
}

function joined(steps: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const step of steps) {
    const last = spans.at(-1);
    if (last?.to === step.from) last.to = step.to;
    else spans.push({ ...step });
  }
  return spans;
}

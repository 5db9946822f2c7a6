import highsLoader, { type Highs, type Model } from 'highs';

// The package tells the types of its CommonJS form only; as a module its default export is the loader itself.
const loadHighs = highsLoader as unknown as () => Promise<Highs>;

/** One number of a public answer; null: not told. `date` is the first day of the day or week. */
export interface ToldCell {
  step: 'day' | 'week';
  date: string;
  /** District and block. */
  line: string;
  posts: number | null;
}

/** What a reader of all answers can find out about a cell that is not told. */
export interface CellRange {
  cell: ToldCell;
  min: number;
  max: number;
}

interface Equation {
  /** Columns and their coefficients. */
  terms: Map<number, number>;
  equals: number;
}

/** Far above any count; stands for "without bound". */
const COUNT_MAX = 1_000_000;
const DAYS_OF_WEEK = 7;
const DAY_MS = 86_400_000;

/**
 * Least and greatest count that each untold cell can have, by linear programs over all that is told: a week is the sum of
 * its days, an untold cell is of at least one post. No number of one week stands in an equation of another, so there is a
 * program for each week.
 */
export async function cellRanges(told: readonly ToldCell[]): Promise<CellRange[]> {
  const highs = await loadHighs();
  const weeks = Map.groupBy(told, ({ date }) => mondayOf(date));
  return [...weeks].flatMap(([monday, cells]) => rangesOfWeek(highs, monday, cells));
}

function rangesOfWeek(highs: Highs, monday: string, cells: readonly ToldCell[]): CellRange[] {
  const unknown = cells.filter((cell) => cell.posts === null);
  if (unknown.length === 0) return [];
  const equations = equationsOf(
    monday,
    cells,
    new Map(unknown.map((cell, column) => [nameOf(cell), column])),
  );
  const model = highs.createModel({
    numCols: unknown.length,
    numRows: equations.length,
    colCost: unknown.map(() => 0),
    colLower: unknown.map(() => 1),
    colUpper: unknown.map(() => COUNT_MAX),
    rowLower: equations.map(({ equals }) => equals),
    rowUpper: equations.map(({ equals }) => equals),
    matrix: rowsOf(equations, unknown.length),
  });
  try {
    model.options.set({ output_flag: false });
    const rounds = roundsOf(equations, unknown.length);
    const least = extremes(model, rounds, highs.constants.objectiveSense.minimize);
    const greatest = extremes(model, rounds, highs.constants.objectiveSense.maximize);
    return unknown.map((cell, column) => ({ cell, min: least[column] ?? NaN, max: greatest[column] ?? NaN }));
  } finally {
    model.dispose();
  }
}

function equationsOf(
  monday: string,
  cells: readonly ToldCell[],
  columns: ReadonlyMap<string, number>,
): Equation[] {
  const byName = new Map(cells.map((cell) => [nameOf(cell), cell]));
  const equations: Equation[] = [];
  for (const week of cells.filter(({ step }) => step === 'week')) {
    const terms = new Map<number, number>();
    let equals = 0;
    const add = (cell: ToldCell | undefined, sign: 1 | -1): void => {
      if (cell === undefined)
        throw new Error(`a day of the week of ${monday} was not answered: ${week.line}`);
      if (cell.posts === null) terms.set(columns.get(nameOf(cell)) ?? NaN, sign);
      else equals -= sign * cell.posts;
    };
    for (let day = 0; day < DAYS_OF_WEEK; day += 1) {
      add(byName.get(nameOf({ step: 'day', date: dateAfter(monday, day), line: week.line })), 1);
    }
    add(week, -1);
    if (terms.size > 0) equations.push({ terms, equals });
    else if (equals !== 0)
      throw new Error(`a told week is not the sum of its told days: ${monday} ${week.line}`);
  }
  return equations;
}

/** Columns no two of which stand in one equation: the extremes of their sum are the extremes of each. */
function roundsOf(equations: readonly Equation[], columns: number): number[][] {
  const isBound = new Set(equations.flatMap(({ terms }) => [...terms.keys()]));
  const rounds = [
    Array.from({ length: columns }, (_, column) => column).filter((column) => !isBound.has(column)),
  ];
  const seen = new Set<number>();
  for (const { terms } of equations) {
    for (const [round, column] of [...terms.keys()].entries()) {
      if (seen.has(column)) throw new Error('a cell stands in two equations');
      seen.add(column);
      (rounds[round] ??= []).push(column);
    }
  }
  return rounds;
}

function extremes(
  model: Model,
  rounds: readonly (readonly number[])[],
  sense: Parameters<Model['changeObjectiveSense']>[0],
): number[] {
  const values: number[] = [];
  model.changeObjectiveSense(sense);
  for (const round of rounds) {
    for (const column of round) model.changeColCost(column, 1);
    model.run();
    const solution = model.getSolution().colValue;
    for (const column of round) {
      values[column] = solution[column] ?? NaN;
      model.changeColCost(column, 0);
    }
  }
  return values;
}

function rowsOf(equations: readonly Equation[], numCols: number) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of equations) {
    for (const [column, coefficient] of [...terms].toSorted(([a], [b]) => a - b)) {
      indices.push(column);
      values.push(coefficient);
    }
    starts.push(indices.length);
  }
  return { format: 'csr' as const, numRows: equations.length, numCols, starts, indices, values };
}

function nameOf({ step, date, line }: Omit<ToldCell, 'posts'>): string {
  return `${step} ${date} ${line}`;
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function mondayOf(date: string): string {
  return dateAfter(date, -((new Date(date).getUTCDay() + 6) % 7));
}

import { VecheError } from '../contracts/errors.ts';

/** One thing wrong with a file or variable of the configuration. Holds no values, so it can hold no secret. */
export interface Problem {
  /** `file:line:column`, or the name of an environment variable. */
  where: string;
  /** Field path such as `sources[2].network`; empty for the whole file. */
  path: string;
  what: string;
  /** What the reader should do now. */
  hint: string;
}

/** Problems listed in one error; the rest is counted. */
const LISTED_MAX = 100;

/** The error that lists every problem, one a line. */
export function problemsError(problems: readonly Problem[]): VecheError {
  const lines = problems.slice(0, LISTED_MAX).map(describeProblem);
  const rest = problems.length - lines.length;
  if (rest > 0) lines.push(`and ${rest} more`);
  if (lines.length === 1) return new VecheError('config', lines[0] ?? '');
  return new VecheError(
    'config',
    [`${problems.length} problems in the configuration:`, ...lines].join('\n  '),
  );
}

/** `file:line:column path: what is wrong; what to do` */
export function describeProblem(problem: Problem): string {
  const subject = [problem.where, problem.path].filter(Boolean).join(' ');
  return `${subject}: ${problem.what}; ${problem.hint}`;
}

/** `sources[2].network` of `['sources', 2, 'network']`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

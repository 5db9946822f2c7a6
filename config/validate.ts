import type { z } from 'zod';
import { nearestName } from '../text/nearest-name.ts';
import { knownKeys } from './known-keys.ts';
import { formatPath } from './problems.ts';
import type { Problem } from './problems.ts';
import type { YamlFile } from './yaml-file.ts';

/** The file's value in the schema's shape, or null with everything that is wrong. */
export function validate<T extends z.ZodType>(
  file: YamlFile,
  schema: T,
): { value: z.output<T> | null; problems: Problem[] } {
  if (file.problems.length > 0) return { value: null, problems: file.problems };
  const result = schema.safeParse(file.value);
  if (result.success) return { value: result.data, problems: [] };
  return { value: null, problems: result.error.issues.flatMap((issue) => toProblems(file, schema, issue)) };
}

function toProblems(file: YamlFile, schema: z.ZodType, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path);
    return issue.keys.map((key) => unknownKey(file, [...issue.path, key], known));
  }
  const { what, hint } = describeIssue(issue);
  return [{ where: file.where(issue.path), path: formatPath(issue.path), what, hint }];
}

function unknownKey(file: YamlFile, path: readonly PropertyKey[], known: readonly string[]): Problem {
  const nearest = nearestName(String(path.at(-1)), known);
  const hint = nearest === null ? `known here: ${known.join(', ')}` : `did you mean ${nearest}?`;
  return { where: file.whereKey(path), path: formatPath(path), what: 'unknown key', hint };
}

/** The issue in words that do not repeat the value: it may be a secret in the wrong place. */
function describeIssue(issue: z.core.$ZodIssue): { what: string; hint: string } {
  switch (issue.code) {
    case 'invalid_type':
      return { what: 'missing or of the wrong type', hint: `give ${article(issue.expected)}` };
    case 'invalid_value':
      return { what: 'not one of the allowed values', hint: `use ${issue.values.map(String).join(', ')}` };
    case 'too_small':
      return { what: 'too small or too short', hint: `give at least ${issue.minimum}` };
    case 'too_big':
      return { what: 'too large or too long', hint: `give at most ${issue.maximum}` };
    case 'invalid_format':
      return { what: 'not in the expected form', hint: `write ${formatHint(issue)}` };
    default:
      return { what: 'not allowed', hint: issue.message };
  }
}

function formatHint(issue: z.core.$ZodIssueInvalidStringFormat): string {
  if (issue.format === 'regex' && !issue.message.startsWith('Invalid')) return issue.message;
  return issue.format === 'regex' ? `text matching ${issue.pattern}` : `a valid ${issue.format}`;
}

function article(type: string): string {
  return type === 'array' ? 'a list' : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

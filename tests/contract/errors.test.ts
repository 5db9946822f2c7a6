import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemOf } from '../../api/errors/problem.ts';
import { VecheError, type ErrorCode } from '../../contracts/errors.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('docs/errors.md names every code, with the status that the API answers', () => {
  const codes = [...read('contracts/errors.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map(
    ([, code]) => code as ErrorCode,
  );
  const documented = new Map(
    [...read('docs/errors.md').matchAll(/^\| `(\w+)` *\|[^|]*\| *(\d+) *\|/gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]),
  );

  expect(codes.length).toBeGreaterThan(15);
  expect(documented.size).toBe(codes.length);
  for (const code of codes) {
    expect(documented.get(code), code).toBe(problemOf(new VecheError(code, 'x'), 'id').status);
  }
});

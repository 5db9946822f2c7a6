import { expect, test } from 'vitest';
import { describeError, VecheError } from '../contracts/errors.ts';
import { explainSystemError } from './system-error.ts';

const denied = Object.assign(new Error("EACCES: permission denied, mkdir '/srv/data'"), {
  code: 'EACCES',
  syscall: 'mkdir',
  path: '/srv/data',
});

test('a refusal of the operating system is one line: what, where, what to do', () => {
  expect(describeError(explainSystemError(denied))).toBe(
    'mkdir: permission denied (/srv/data); give this user the right to it, or name another place',
  );
});

test('errors of the code and errors that are explained already stay as they are', () => {
  const bug = new TypeError('x is undefined');
  const known = new VecheError('input', 'no file', { cause: denied });

  expect(explainSystemError(bug)).toBe(bug);
  expect(explainSystemError(known)).toBe(known);
  expect(explainSystemError('text')).toBe('text');
});

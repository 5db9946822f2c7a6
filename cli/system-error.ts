import { VecheError } from '../contracts/errors.ts';

/** What a person can do about the answers of the operating system that are nobody's fault in the code. */
const HINTS: Readonly<Record<string, string>> = {
  EACCES: 'give this user the right to it, or name another place',
  EPERM: 'give this user the right to it, or name another place',
  EROFS: 'name a place that can be written to',
  ENOENT: 'check the path',
  ENOTDIR: 'a folder is expected there: check the path',
  EEXIST: 'a file is in the way of a folder: check the path',
  EISDIR: 'a file is expected there, not a folder',
  ENOSPC: 'make room on the disk',
  EDQUOT: 'make room within the quota of this user',
  EMFILE: 'raise the limit of open files (ulimit -n)',
  EADDRNOTAVAIL: 'this machine has no such address: check api.host',
  ENOTFOUND: 'this machine knows no such address: check api.host',
};

/** An error of the operating system as one line for a person; every other error as it is. */
export function explainSystemError(error: unknown): unknown {
  if (error instanceof VecheError || !(error instanceof Error)) return error;
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  const hint = HINTS[code ?? ''];
  if (code === undefined || hint === undefined || syscall === undefined) return error;
  // "EACCES: permission denied, mkdir '/x'": the words between the code and the call.
  const words = /^[A-Z]+: ([^,]+)/.exec(error.message)?.[1] ?? code;
  return new VecheError('input', `${syscall}: ${words}`, {
    ...(path === undefined ? {} : { where: path }),
    hint,
    cause: error,
  });
}

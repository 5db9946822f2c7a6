import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VecheError } from '../../contracts/errors.ts';

/**
 * The `conflict` of a folder that another process owns; null when none does. Asked only after an opening failed: chDB
 * says no more than that, but writes its process id to `status`, and an id alone may be of a process long gone.
 */
export function ownedByAnother(dir: string): VecheError | null {
  const pid = ownerOf(dir);
  if (pid === null || pid === process.pid || !isAlive(pid)) return null;
  return new VecheError('conflict', `another process (${pid}) owns this data folder`, {
    where: dir,
    hint: 'stop it, or let it do the work: while `run` or `demo` is up, commands go through its API',
  });
}

function ownerOf(dir: string): number | null {
  try {
    const pid = /^PID: (\d+)/.exec(readFileSync(join(dir, 'status'), 'utf8'))?.[1];
    return pid === undefined ? null : Number(pid);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import type { PartRun } from './results.ts';

/** Where and when a part is run. */
export function describeRun(): Pick<PartRun, 'at' | 'commit' | 'machine' | 'loadBefore'> {
  return {
    at: new Date().toISOString(),
    commit: commit(),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1e9),
      node: process.version,
    },
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** The commit of the checkout, marked when files differ from it. */
function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
    const isChanged = git('status', '--porcelain', '--untracked-files=no', '--', '*.ts', '*.sql') !== '';
    return git('rev-parse', '--short', 'HEAD') + (isChanged ? ' with changes' : '');
  } catch {
    return 'no checkout';
  }
}

import { statfs } from 'node:fs/promises';
import type { Clock } from '../contracts/clock.ts';

/** Why collectors have to wait now; null: they may go on. */
export type HoldReason = string | null;

export interface Gate {
  /** Resolves when there is room again. @throws {VecheError} `aborted`. */
  pass(signal: AbortSignal): Promise<void>;
  reason(): Promise<HoldReason>;
}

export interface GateDeps {
  clock: Clock;
  /** Landed pages that wait to be stored. */
  backlog: () => number;
  backlogMax: number;
  dir: string;
  freeBytesMin: number;
  /** Set while storage refuses batches. */
  storageTrouble: () => HoldReason;
}

const LOOK_AGAIN_MS = 500;

/**
 * Backpressure: collectors wait here while storage is behind, in trouble or short of disk, and go on by themselves.
 */
export function createGate(deps: GateDeps): Gate {
  async function reason(): Promise<HoldReason> {
    const trouble = deps.storageTrouble();
    if (trouble !== null) return trouble;
    if (deps.backlog() >= deps.backlogMax) return `storage is behind by ${deps.backlog()} pages`;
    const { bavail, bsize } = await statfs(deps.dir);
    const free = bavail * bsize;
    if (free >= deps.freeBytesMin) return null;
    return `only ${Math.floor(free / 1e6)} MB of disk are free; ${Math.ceil(deps.freeBytesMin / 1e6)} MB are kept`;
  }

  return {
    reason,
    async pass(signal) {
      while ((await reason()) !== null) await deps.clock.sleep(LOOK_AGAIN_MS, signal);
    },
  };
}

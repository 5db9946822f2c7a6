import type { Clock } from '../contracts/clock.ts';
import { describeError } from '../contracts/errors.ts';
import type { Logger } from '../contracts/logger.ts';

export interface Chore {
  name: string;
  everyMs: number;
  run: () => Promise<void>;
}

/**
 * Runs a chore again and again, never twice at once, first after `everyMs` of the clock. A failure is logged and the
 * next run comes in its time.
 */
export async function repeat(
  chore: Chore,
  deps: { clock: Clock; logger: Logger; signal: AbortSignal },
): Promise<void> {
  while (!deps.signal.aborted) {
    try {
      await deps.clock.sleep(chore.everyMs, deps.signal);
      await chore.run();
    } catch (error) {
      if (deps.signal.aborted) return;
      deps.logger.error({ chore: chore.name, reason: describeError(error) }, 'a regular chore failed');
    }
  }
}

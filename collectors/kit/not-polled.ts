import type { Page, PollInput } from '../../contracts/collector.ts';
import { stopIfAborted } from './http-status.ts';

/**
 * The visit of a network whose answers Veche reads only when they are handed over: it asks nothing, and says why.
 * @throws {VecheError} `aborted` when the visit has been called off.
 */
export async function* notPolled({ signal, report }: PollInput, reason: string): AsyncGenerator<Page> {
  stopIfAborted(signal);
  report({ state: 'off', reason });
  yield* [];
}

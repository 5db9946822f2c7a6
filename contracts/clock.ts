/** Time as everything in Veche sees it. Tests and the demo inject their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /**
   * Waits `ms` of this clock's milliseconds.
   * @throws {VecheError} code `aborted` when the signal fires first.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Source of randomness in [0, 1), injected so that tests are repeatable. */
export type Random = () => number;

/** UTC ISO string of a clock reading, in milliseconds: `2026-11-24T08:00:00.000Z`. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}

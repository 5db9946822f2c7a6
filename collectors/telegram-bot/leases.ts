/** A lease that is not renewed ends: the source was switched off. */
const LEASE_MS = 30 * 60_000;

/** Which source reads with which bot: reading confirms updates for good, so that a second reader would take them away. */
export interface Leases {
  /** Takes or renews the lease of a bot; false: another source holds it. */
  take(bot: string, sourceId: string, nowMs: number): boolean;
}

/** Leases of one process; other processes are refused by Telegram itself (error 409). */
export function createLeases(): Leases {
  const held = new Map<string, { sourceId: string; untilMs: number }>();
  return {
    take(bot, sourceId, nowMs) {
      const lease = held.get(bot);
      if (lease !== undefined && lease.sourceId !== sourceId && lease.untilMs > nowMs) return false;
      held.set(bot, { sourceId, untilMs: nowMs + LEASE_MS });
      return true;
    },
  };
}

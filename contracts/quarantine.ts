import type { Quarantined } from './collector.ts';

export interface QuarantineEntry extends Quarantined {
  sourceId: string;
  at: string;
}

/** Raw items that could not become posts, with their reason. Samples are masked; nothing is dropped silently. */
export interface Quarantine {
  /** An item that is there already is not added twice. */
  add(entries: readonly QuarantineEntry[]): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<QuarantineEntry[]>;
}

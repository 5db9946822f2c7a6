import type { Page } from './collector.ts';
import type { ForgetDemand, ForgetReport, ReplayOptions, ReplayReport, Tell } from './maintenance.ts';
import type { QuarantineEntry } from './quarantine.ts';
import type { SourceStatus } from './source.ts';
import type { RepairReport, VerifyReport } from './post-store.ts';

export interface HealthCheck {
  name: string;
  ok: boolean;
  detail: string;
}

/** What health pages and admin routes may ask of the running process. */
export interface Operations {
  /** Ready = every check is ok; the process may answer reads before. */
  health(): Promise<{ ready: boolean; checks: HealthCheck[] }>;
  sources(): SourceStatus[];
  verify(): Promise<VerifyReport>;
  /** Makes all that is derived from the posts equal to them, and verifies. */
  repair(): Promise<RepairReport>;
  /** Takes posts or channels away for good. `by`: whoever demanded it. @throws {VecheError} `unavailable`, `storage`. */
  forget(demand: ForgetDemand, by: string, tell: Tell): Promise<ForgetReport>;
  /** Labels stored posts again. @throws {VecheError} `aborted` when the signal fires; what was written stays. */
  replay(options: ReplayOptions, tell: Tell, signal: AbortSignal): Promise<ReplayReport>;
  /** A tar file of everything that is stored. @throws {VecheError} `conflict` while another one is made. */
  backup(): AsyncIterable<Uint8Array>;
  quarantine(limit: number): Promise<QuarantineEntry[]>;
  /** Lands a page of imported posts and stores it. Resolves when its posts can be queried. */
  importPage(page: Page): Promise<void>;
  /** The morning note of a region day (ISO date; null: today). */
  morningNote(day: string | null, language: 'ru' | 'en', format: 'html' | 'markdown'): Promise<string>;
}

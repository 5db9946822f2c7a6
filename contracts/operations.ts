import type { Page } from './collector.ts';
import type { QuarantineEntry } from './quarantine.ts';
import type { SourceStatus } from './source.ts';
import type { VerifyReport } from './post-store.ts';

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
  quarantine(limit: number): Promise<QuarantineEntry[]>;
  /** Lands a page of imported posts and stores it. Resolves when its posts can be queried. */
  importPage(page: Page): Promise<void>;
  /** The morning note of a region day (ISO date; null: today). */
  morningNote(day: string | null, language: 'ru' | 'en', format: 'html' | 'markdown'): Promise<string>;
}

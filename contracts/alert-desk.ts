import type { Alert, Alerts, AlertsParams } from './queries/alerts.ts';

/** Alerts as people work with them. */
export interface AlertDesk {
  list(params: AlertsParams): Promise<Alerts>;
  /** null: no such alert. @throws {VecheError} `conflict` when it is closed. */
  acknowledge(id: string, by: string, note: string | null): Promise<Alert | null>;
}

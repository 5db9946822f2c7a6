import type { AlertDesk } from '../contracts/alert-desk.ts';
import type { Clock } from '../contracts/clock.ts';
import type { CorrectionDesk } from '../contracts/corrections.ts';
import type { EventBus } from '../contracts/events.ts';
import type { Intake } from '../contracts/intake.ts';
import type { Logger } from '../contracts/logger.ts';
import type { Operations } from '../contracts/operations.ts';
import type { Reader } from '../contracts/reader.ts';
import type { Region } from '../contracts/region.ts';
import type { StateLog } from '../contracts/state-log.ts';
import type { PrometheusMetrics } from './metrics.ts';
import type { RequestsPerMinute } from './rate-limits.ts';

/** What the API stands on; the composition root gives it. */
export interface AppDeps {
  reader: Reader;
  state: StateLog;
  operations: Operations;
  alerts: AlertDesk;
  corrections: CorrectionDesk;
  intake: Intake;
  events: EventBus;
  region: Region;
  clock: Clock;
  metrics: PrometheusMetrics;
  logger: Logger;
  /** Address that it will listen on: any other than loopback needs keys. */
  host: string;
  /** Ask for a key on loopback, too. */
  requireKeys: boolean;
  /** The public grid is for everybody; else for viewers and above. */
  isGridPublic: boolean;
  /** Limits other than the usual ones. */
  requestsPerMinute?: RequestsPerMinute;
  /** Admin key of commands on this machine, valid from loopback only and for this process only. */
  localKey: string;
  /** Told by /healthz, so that commands know whether a run file is of this process. */
  instanceId: string;
  /** The data are invented. */
  isDemo: boolean;
  /** Folder of the built pages, ending with a slash; may be absent. */
  pagesDir: URL;
}

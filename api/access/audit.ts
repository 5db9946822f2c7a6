import type { FastifyInstance, FastifyRequest } from 'fastify';
import { toIso, type Clock } from '../../contracts/clock.ts';
import { describeError } from '../../contracts/errors.ts';
import type { Logger } from '../../contracts/logger.ts';
import type { StateLog } from '../../contracts/state-log.ts';

export interface AuditDeps {
  state: StateLog;
  clock: Clock;
  logger: Logger;
}

/** One write, or one read of texts. */
interface AuditEntry {
  at: string;
  name: string;
  method: string;
  /** Its pattern, such as `/api/v1/posts/:id`. */
  route: string;
  status: number;
  /** Path and query parameters; search words as their length only. */
  filter: Record<string, unknown>;
}

const FLUSH_AFTER_MS = 500;
/** Beyond this the log has been failing for long; the oldest entries go. */
const WAITING_MAX = 50_000;
const VALUE_LENGTH_MAX = 300;

/**
 * Writes down who changed something and who read texts: entity `audit` of the state log, one history for each name.
 * Entries are written together, half a second later and at the end, so that no read waits for them.
 */
export function addAudit(app: FastifyInstance, deps: AuditDeps): void {
  const stopping = new AbortController();
  let waiting: AuditEntry[] = [];
  let isFlushDue = false;
  let writing = Promise.resolve();

  async function write(): Promise<void> {
    const entries = waiting.splice(0);
    if (entries.length === 0) return;
    try {
      await deps.state.append(
        entries.map((payload) => ({ entity: 'audit', id: payload.name, actor: payload.name, payload })),
      );
    } catch (error) {
      waiting = [...entries, ...waiting].slice(-WAITING_MAX);
      deps.logger.error({ reason: describeError(error) }, 'the audit could not be written');
    }
  }
  /** One after the other, so that the history of a name stays in order. */
  function flush(): Promise<void> {
    writing = writing.then(write);
    return writing;
  }
  async function flushLater(): Promise<void> {
    isFlushDue = true;
    try {
      await deps.clock.sleep(FLUSH_AFTER_MS, stopping.signal);
    } catch {
      // The service stops, and then everything is written.
      return;
    }
    isFlushDue = false;
    await flush();
  }

  app.addHook('onResponse', async (request, reply) => {
    if (request.person === null || !isAudited(request)) return;
    waiting.push(entryOf(request, reply.statusCode, request.person.name, toIso(deps.clock.now())));
    if (!isFlushDue) void flushLater();
  });
  app.addHook('onClose', async () => {
    stopping.abort();
    await flush();
  });
}

function isAudited({ method, is404, routeOptions }: FastifyRequest): boolean {
  return !is404 && (routeOptions.config.texts === true || !['GET', 'HEAD', 'OPTIONS'].includes(method));
}

function entryOf(request: FastifyRequest, status: number, name: string, at: string): AuditEntry {
  const given = { ...(request.params as object), ...(request.query as object) };
  const filter = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, kept(key, value)]));
  return { at, name, method: request.method, route: request.routeOptions.url ?? '', status, filter };
}

function kept(key: string, value: unknown): unknown {
  if (key === 'q') return `${String(value).length} characters`;
  return typeof value === 'string' ? value.slice(0, VALUE_LENGTH_MAX) : value;
}

import { pino } from 'pino';
import type { Logger } from '../contracts/logger.ts';

/** Lines of JSON on stderr, so that stdout stays the command's own. Level by VECHE_LOG, `warn` by default. */
export function createLogger(level: string | undefined): Logger {
  const known = ['debug', 'info', 'warn', 'error', 'silent'].includes(level ?? '') ? level : 'warn';
  return pino(
    {
      level: known ?? 'warn',
      base: null,
      redact: ['*.token', '*.key', '*.secret', 'token', 'key', 'secret'],
    },
    pino.destination({ fd: 2, sync: true }),
  );
}

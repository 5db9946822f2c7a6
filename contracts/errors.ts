/** What went wrong, for programs. One line per code in docs/errors.md. */
export type ErrorCode =
  | 'config' // a setting is missing or wrong
  | 'input' // what a person or a file gave cannot be used
  | 'usage' // a command or request was called wrongly
  | 'unauthorized' // no valid key or session
  | 'forbidden' // known, but not allowed
  | 'not_found'
  | 'conflict' // somebody else holds it, or its state does not allow this
  | 'too_many_requests'
  | 'network' // a remote host could not be reached, or broke the connection
  | 'blocked_address' // the SSRF guard refused the address
  | 'too_large' // a body, depth, count or text above its cap
  | 'remote' // a remote host answered, with an error
  | 'unreadable' // an answer or file could not be parsed
  | 'storage' // the engine failed
  | 'timeout'
  | 'aborted'
  | 'unavailable' // not now: starting, stopping, disk full
  | 'internal'; // our bug

export interface ErrorDetails {
  /** Where: a file with line, a URL without secrets, a field path. */
  where?: string;
  /** What the reader should do now. */
  hint?: string;
  /** Seconds after which a repeat may succeed; absent when a repeat is useless. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** The only error type that Veche throws on purpose. The message says what is wrong; `where` and `hint` the rest. */
export class VecheError extends Error {
  override readonly name = 'VecheError';
  readonly code: ErrorCode;
  readonly where: string | undefined;
  readonly hint: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.where = details.where;
    this.hint = details.hint;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** One line for a person: what is wrong, where, what to do. */
export function describeError(error: unknown): string {
  if (!(error instanceof VecheError)) return error instanceof Error ? error.message : String(error);
  const where = error.where === undefined ? '' : ` (${error.where})`;
  const hint = error.hint === undefined ? '' : `; ${error.hint}`;
  return `${error.message}${where}${hint}`;
}

import { VecheError } from '../../contracts/errors.ts';

/** Codes of the engine (src/Common/ErrorCodes.cpp) that mean something else than "the engine failed". */
const TIMEOUT_EXCEEDED = 159;
const NOT_ENOUGH_SPACE = 243;
const CANNOT_WRITE = new Set([
  75, // CANNOT_WRITE_TO_FILE_DESCRIPTOR
  190, // CANNOT_FSYNC
  NOT_ENOUGH_SPACE,
]);
/** Not now, but perhaps in a moment. */
const TRANSIENT = new Set([
  241, // MEMORY_LIMIT_EXCEEDED
  252, // TOO_MANY_PARTS
  473, // DEADLOCK_AVOIDED
]);
const TOO_MANY_ROWS_OR_BYTES = 396;
const MESSAGE_MAX = 400;

/** An error of the engine as the rest of Veche sees it: `timeout`, `unavailable`, `too_large` or `storage`. */
export function engineError(error: unknown): VecheError {
  if (error instanceof VecheError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error, message);
  const cause = { cause: error };
  if (code === TIMEOUT_EXCEEDED) {
    return new VecheError('timeout', 'the query took longer than its time limit', {
      hint: 'ask for a shorter period or fewer values',
      ...cause,
    });
  }
  if (CANNOT_WRITE.has(code) || /No space left on device|ENOSPC/.test(message)) {
    return new VecheError('unavailable', 'the disk refuses to take more', {
      hint: 'free some space in the data folder; collecting goes on by itself',
      ...cause,
    });
  }
  if (TRANSIENT.has(code)) {
    return new VecheError('unavailable', `the engine is overloaded: ${firstLine(message)}`, cause);
  }
  if (code === TOO_MANY_ROWS_OR_BYTES) {
    return new VecheError('too_large', 'the answer has more rows than a query may have', {
      hint: 'ask for a shorter period or a larger step',
      ...cause,
    });
  }
  return new VecheError('storage', `the engine failed: ${firstLine(message)}`, cause);
}

/** An error of an insert. The engine's words quote the rows, and texts of posts must not reach a log. */
export function insertError(error: unknown, table: string): VecheError {
  const known = engineError(error);
  if (known.code !== 'storage') return known;
  const code = codeOf(error, error instanceof Error ? error.message : String(error));
  return new VecheError('storage', `the engine refused rows for ${table} (its code ${code})`);
}

/** chDB's insert errors carry the number in their text only. */
function codeOf(error: unknown, message: string): number {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && /^\d+$/.test(code)) return Number(code);
  return Number(/Code: (\d+)/.exec(message)?.[1] ?? Number.NaN);
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.length <= MESSAGE_MAX ? line : `${line.slice(0, MESSAGE_MAX)}…`;
}

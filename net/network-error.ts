import { VecheError } from '../contracts/errors.ts';

const CAUSES_MAX = 5;

/** The error of a failed exchange: what is known already stays, everything else gets its code. */
export function networkError(
  error: unknown,
  { url, deadline, given }: { url: string; deadline: AbortSignal; given: AbortSignal | undefined },
): VecheError {
  const known = causesOf(error).find((cause) => cause instanceof VecheError);
  if (known !== undefined) return known;
  const where = withoutQuery(url);
  if (given?.aborted === true)
    return new VecheError('aborted', 'the request was called off', { where, cause: error });
  if (deadline.aborted) {
    return new VecheError('timeout', 'the answer did not come in time', {
      where,
      hint: 'it is tried again later',
      cause: error,
    });
  }
  const code = causesOf(error)
    .map(codeOf)
    .find((found) => found !== null);
  return new VecheError('network', `the connection failed${code === undefined ? '' : `: ${code}`}`, {
    where,
    hint: 'it is tried again later; check the address and the network when this goes on',
    cause: error,
  });
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let next = error; next !== undefined && causes.length < CAUSES_MAX;) {
    causes.push(next);
    next = next instanceof Error ? next.cause : undefined;
  }
  return causes;
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

/** Keys travel in queries of some networks; they must reach no log. */
function withoutQuery(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'unreadable address' : `${parsed.origin}${parsed.pathname}`;
}

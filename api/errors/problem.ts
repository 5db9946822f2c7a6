import { VecheError, type ErrorCode } from '../../contracts/errors.ts';
import { ERROR_TYPE, type Problem } from '../../contracts/queries/meta.ts';
import { RequestError } from './request-error.ts';

interface Meaning {
  status: number;
  title: string;
  /** For 5xx, whose own words stay in the log. */
  hint?: string;
}

const OURS = 'try again; if it stays, give the administrator the request id below';

/** The one mapping of error codes to HTTP. 499 is nginx's «client closed request». */
const MEANINGS: Record<ErrorCode, Meaning> = {
  input: { status: 400, title: 'The request cannot be used' },
  usage: { status: 400, title: 'The request is not understood' },
  unauthorized: { status: 401, title: 'A key is needed' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'The state does not allow this' },
  too_large: { status: 413, title: 'Too large' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  aborted: { status: 499, title: 'The reader went away' },
  config: { status: 500, title: 'A setting is wrong', hint: OURS },
  internal: { status: 500, title: 'Our mistake', hint: OURS },
  storage: { status: 500, title: 'The store failed', hint: OURS },
  blocked_address: { status: 502, title: 'A remote address is not allowed', hint: OURS },
  network: { status: 502, title: 'A remote host could not be reached', hint: OURS },
  remote: { status: 502, title: 'A remote host failed', hint: OURS },
  unreadable: { status: 502, title: 'A remote answer could not be read', hint: OURS },
  unavailable: { status: 503, title: 'Not now', hint: 'try again in a few seconds' },
  timeout: { status: 504, title: 'It took too long', hint: 'choose a shorter period or fewer filters' },
};

/** Problem document (RFC 9457) of any error. What our own faults say stays inside; the request id leads to it. */
export function problemOf(error: unknown, requestId: string): Problem {
  const known = error instanceof VecheError ? error : fromFramework(error);
  const { status: ownStatus, title, hint } = MEANINGS[known.code];
  const status = known instanceof RequestError ? (known.status ?? ownStatus) : ownStatus;
  const base = {
    type: ERROR_TYPE + known.code,
    title,
    status,
    instance: `urn:uuid:${requestId}`,
    code: known.code,
  };
  if (status >= 500) return { ...base, ...(hint === undefined ? {} : { hint }) };
  const fields = known instanceof RequestError ? known.fields : [];
  return {
    ...base,
    detail: known.message,
    ...(known.hint === undefined ? {} : { hint: known.hint }),
    ...errorsOf(known, fields),
  };
}

function errorsOf({ where, message }: VecheError, fields: RequestError['fields']): Pick<Problem, 'errors'> {
  if (fields.length > 0) return { errors: fields.map((error) => ({ ...error })) };
  return where === undefined ? {} : { errors: [{ field: where, message }] };
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  429: 'too_many_requests',
  503: 'unavailable',
};

/** Errors that Fastify and its plugins raise carry a status; anything else is our bug. */
function fromFramework(error: unknown): VecheError {
  const { statusCode = 500, message = '' } = (error ?? {}) as { statusCode?: number; message?: string };
  const code = CODES[statusCode];
  if (code !== undefined) return new RequestError(code, message, { status: statusCode });
  if (statusCode >= 400 && statusCode < 500)
    return new RequestError('usage', message, { status: statusCode });
  return new VecheError('internal', message, { cause: error });
}

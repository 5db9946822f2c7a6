import { VecheError } from '../../contracts/errors.ts';
import { problemOf } from '../errors/problem.ts';
import { invalidFields, RequestError } from '../errors/request-error.ts';
import type { Response } from './openapi-types.ts';

/** An id as every request gets one, for the examples. */
const REQUEST_ID = '3f2c0f6e-52f6-4b0e-9f0c-1c8a6d1f7b11';

interface Told {
  /** Name of the component. */
  name: string;
  description: string;
  example: Error;
  retryAfter?: boolean;
}

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait before asking again.', schema: { type: 'integer' } },
};

/** Every problem that the API answers by HTTP status, with the very document that such an error makes. */
const PROBLEMS: Readonly<Record<string, Told>> = {
  400: {
    name: 'Unusable',
    description: 'The request cannot be used: `errors` names every field that is wrong.',
    example: invalidFields([
      { field: 'distrct', message: 'no such parameter; did you mean district?' },
      { field: 'limit', message: 'Too big: expected number to be <=500' },
    ]),
  },
  401: {
    name: 'Unauthorized',
    description: 'A key or a session is needed, or the one given is not valid.',
    example: new VecheError('unauthorized', 'a key or a session is needed', {
      hint: 'log in at /login, or send "Authorization: Bearer vch_…"',
    }),
  },
  403: {
    name: 'Forbidden',
    description: 'The role or the limits of the key do not allow this, or a page of another address asked.',
    example: new VecheError('forbidden', 'this needs the role editor', {
      hint: 'ask an administrator for a key with that role',
    }),
  },
  404: {
    name: 'NotFound',
    description: 'There is no such thing, or it lies outside of the limits of the key.',
    example: new VecheError('not_found', 'no such post', { where: 'id' }),
  },
  409: {
    name: 'Conflict',
    description: 'What is there now does not allow this.',
    example: new VecheError('conflict', 'Мария has a key already', {
      where: 'name',
      hint: 'revoke it first, or give another name',
    }),
  },
  413: {
    name: 'TooLarge',
    description: 'The body is larger than the route takes.',
    example: new VecheError('too_large', 'Request body is too large'),
  },
  414: {
    name: 'AddressTooLong',
    description: 'The id in the address is longer than any.',
    example: new RequestError('usage', 'the id in the address is too long', { status: 414 }),
  },
  415: {
    name: 'NotJson',
    description: 'The content type is none that the route takes.',
    example: new RequestError('usage', 'changes are sent as JSON', {
      status: 415,
      hint: 'set the header content-type to application/json',
    }),
  },
  429: {
    name: 'TooManyRequests',
    description: 'More requests in a minute than one person or address may send.',
    example: new VecheError('too_many_requests', 'too many requests in a minute', {
      hint: 'wait as long as Retry-After says; ask for longer periods instead of more often',
    }),
    retryAfter: true,
  },
  500: {
    name: 'OurMistake',
    description: 'A mistake of ours; the request id in `instance` leads to it.',
    example: new VecheError('internal', 'not told'),
  },
  503: {
    name: 'NotNow',
    description: 'Not now: the service starts, stops, waits for its store, or has too many readers.',
    example: new VecheError('unavailable', 'not told'),
    retryAfter: true,
  },
  504: {
    name: 'TooSlow',
    description: 'It would have taken longer than a read may.',
    example: new VecheError('timeout', 'not told'),
  },
};

/** Components of the document, one for each status. */
export function problemComponents(): Record<string, Response> {
  return Object.fromEntries(
    Object.values(PROBLEMS).map(({ name, description, example, retryAfter = false }) => [
      name,
      {
        description,
        ...(retryAfter ? { headers: RETRY_AFTER } : {}),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            example: problemOf(example, REQUEST_ID),
          },
        },
      },
    ]),
  );
}

/** What decides which problems a route can answer. */
export interface RouteFacts {
  method: string;
  url: string;
  isPublic: boolean;
  /** Statuses of problems that the route names itself. */
  declared: readonly string[];
}

/** Statuses of all problems that a route can answer, each with the reference to its component. */
export function problemReferences(facts: RouteFacts): Record<string, { $ref: string }> {
  return Object.fromEntries(
    statusesOf(facts).map((status) => [status, { $ref: `#/components/responses/${PROBLEMS[status]?.name}` }]),
  );
}

function statusesOf({ method, url, isPublic, declared }: RouteFacts): string[] {
  const isRead = method === 'GET';
  const isOfApi = url.startsWith('/api/');
  const statuses = new Set(['400', '500', '503', ...declared.filter((status) => status in PROBLEMS)]);
  if (!isPublic) for (const status of ['401', '403']) statuses.add(status);
  if (!isRead) for (const status of ['403', '413', '415']) statuses.add(status);
  if (url.includes(':')) for (const status of ['404', '414']) statuses.add(status);
  if (isOfApi) for (const status of ['429', '504']) statuses.add(status);
  return [...statuses].sort();
}

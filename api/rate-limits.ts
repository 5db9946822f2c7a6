import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Person } from './access/person.ts';
import { RequestError } from './errors/request-error.ts';

const WINDOW_MS = 60_000;
/** Requests a minute of a person with a key: a page asks about ten at once and refreshes twice a minute. */
const WITH_KEY_MAX = 1_200;
/** Of everybody unknown at one address. */
const UNKNOWN_MAX = 300;
/** Of whoever sits at this machine: only against a program that runs wild. */
const LOCAL_MAX = 120_000;

/** Limits of requests by person, by address before somebody is known. */
export const RATE_LIMITS: RateLimitPluginOptions = {
  timeWindow: WINDOW_MS,
  max: (request) => limitOf(request.person),
  keyGenerator: (request) => keyOf(request),
  // Fastify throws what this returns.
  errorResponseBuilder: (_request, { ttl }) =>
    new RequestError('too_many_requests', 'too many requests in a minute', {
      retryAfterSeconds: Math.ceil(ttl / 1000),
      hint: 'wait as long as Retry-After says; ask for longer periods instead of more often',
    }),
};

function limitOf(person: Person | null): number {
  if (person === null) return UNKNOWN_MAX;
  return person.isLocal ? LOCAL_MAX : WITH_KEY_MAX;
}

function keyOf({ person, ip }: FastifyRequest): string {
  return person === null ? `address ${ip}` : `person ${person.name}`;
}

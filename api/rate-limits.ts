import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Person } from './access/person.ts';
import { RequestError } from './errors/request-error.ts';

const WINDOW_MS = 60_000;

/** Requests in a minute, as the operator sets them; what is absent is as usual. */
export interface RequestsPerMinute {
  /** Of a person with a key; usually 1,200: a page asks about ten at once and refreshes twice a minute. */
  person?: number | undefined;
  /** Of everybody unknown at one address; usually 300. */
  address?: number | undefined;
  /** Of whoever sits at this machine; usually 120,000: only against a program that runs wild. */
  local?: number | undefined;
}

/** Limits of requests by person, by address before somebody is known. */
export function rateLimits({
  person = 1_200,
  address = 300,
  local = 120_000,
}: RequestsPerMinute = {}): RateLimitPluginOptions {
  const limitOf = (who: Person | null): number => {
    if (who === null) return address;
    return who.isLocal ? local : person;
  };
  return {
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
}

function keyOf({ person, ip }: FastifyRequest): string {
  return person === null ? `address ${ip}` : `person ${person.name}`;
}

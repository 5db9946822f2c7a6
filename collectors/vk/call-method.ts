import { createHash } from 'node:crypto';
import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, HttpAnswer } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { placeOf, refuseBusyAnswer, stopIfAborted } from '../kit/http-status.ts';
import type { Reaction } from './reactions.ts';
import { reactionTo } from './reactions.ts';
import { errorSchema } from './schema.ts';

/** Version of the interface that the schemas here describe. */
const API_VERSION = '5.199';
/** VK allows a user or service key 3 requests a second (dev.vk.com/ru/api/api-requests). */
export const TOKEN_LIMIT = { perSecond: 3 };

const TRIES_MAX = 5;
const TOO_FAST_MAX = 20;
const PAUSE_MAX_MS = 60_000;
/** VK asks for POST when the parameters exceed 2 KB. */
const QUERY_LENGTH_MAX = 2000;

/** What a call brought: the content of `response`, or the reaction that ends the matter. */
export type Called = { response: unknown } | { reaction: Reaction; code: number };

/** Calls a method of VK's interface, at the token's pace, repeating what is worth it. */
export type CallMethod = (method: string, parameters: Record<string, string | number>) => Promise<Called>;

export interface CallDeps extends Pick<CollectorServices, 'http' | 'limiter' | 'clock'> {
  baseUrl: string;
  token: string | null;
  signal: AbortSignal;
  random: Random;
}

/** Name of a token that tells nothing about it. */
export function tokenHash(token: string | null): string {
  return createHash('sha256')
    .update(token ?? '')
    .digest('hex')
    .slice(0, 12);
}

/**
 * A caller for one visit. Its promise rejects with a VecheError: `remote` when VK fails five times running or the server
 * wants to be asked later, and what the client throws.
 */
export function createCallMethod(deps: CallDeps): CallMethod {
  const { limiter, clock, signal, random } = deps;
  const bucket = `vk:token:${tokenHash(deps.token)}`;

  return async (method, parameters) => {
    let tooFast = 0;
    for (let tries = 0; tries < TRIES_MAX && tooFast < TOO_FAST_MAX;) {
      stopIfAborted(signal);
      const request = requestOf(deps, method, parameters);
      const answer = await limiter.run({ bucket, ...TOKEN_LIMIT, signal }, () => deps.http(request));
      const called = read(answer, method);
      if ('response' in called) return called;
      const { kind } = called.reaction;
      if (kind === 'pause_token') {
        tooFast += 1;
        limiter.pause(bucket, 1000);
      } else if (kind === 'retry') {
        tries += 1;
        if (tries < TRIES_MAX)
          await clock.sleep(Math.min(PAUSE_MAX_MS, 1000 * 2 ** tries) * (0.5 + random()), signal);
      } else return called;
    }
    throw new VecheError('remote', 'VK keeps failing', {
      where: method,
      hint: 'it is tried again later',
      retryAfterSeconds: 300,
    });
  };
}

function requestOf(
  deps: CallDeps,
  method: string,
  parameters: Record<string, string | number>,
): Parameters<CallDeps['http']>[0] {
  const values = new URLSearchParams({ v: API_VERSION });
  for (const [name, value] of Object.entries(parameters)) values.set(name, `${value}`);
  const query = values.toString();
  const url = `${deps.baseUrl.replace(/\/$/, '')}/method/${method}`;
  // The token travels in a header so that it stands in no address and so in no log.
  const headers = deps.token === null ? {} : { authorization: `Bearer ${deps.token}` };
  if (query.length <= QUERY_LENGTH_MAX) return { url: `${url}?${query}`, headers, signal: deps.signal };
  return {
    url,
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: query,
    signal: deps.signal,
  };
}

/** A cut answer is worth a repetition; a page of HTML is not VK. */
function read(answer: HttpAnswer, method: string): Called {
  if (answer.status < 500) refuseBusyAnswer(answer, placeOf(answer.url));
  const body = jsonOf(answer.body);
  const error = errorSchema.safeParse(body).data?.error;
  if (error !== undefined) return { reaction: reactionTo(error.error_code), code: error.error_code };
  if (answer.status === 200 && typeof body === 'object' && body !== null && 'response' in body)
    return { response: body.response };
  if (answer.status === 200 && /^\s*</.test(answer.body.subarray(0, 100).toString('latin1'))) {
    throw new VecheError('unreadable', 'a web page came instead of an answer of VK', {
      where: method,
      hint: 'check baseUrl, and whether a proxy or login page stands in between',
      retryAfterSeconds: 600,
    });
  }
  return { reaction: { kind: 'retry', meaning: 'the answer was cut or empty' }, code: 0 };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

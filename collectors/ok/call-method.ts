import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, HttpAnswer } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { placeOf, refuseBusyAnswer, stopIfAborted } from '../kit/http-status.ts';
import { isWebPage, jsonOf } from '../kit/json-answer.ts';
import type { Reaction } from '../kit/reaction.ts';
import { tokenName } from '../kit/token-name.ts';
import { reactionTo } from './reactions.ts';
import { errorSchema } from './schema.ts';
import { credentialsOf, signedForm } from './sign.ts';

/** Odnoklassniki publishes no number of requests; one a second and token is what its known clients keep to. */
export const TOKEN_LIMIT = { perSecond: 1 };

const TRIES_MAX = 5;
const PAUSE_MAX_MS = 60_000;
/** Rest of the token after «limit reached», for all sources that use it; each source then rests longer by itself. */
const LIMIT_PAUSE_MS = 60_000;

/** What a call brought: the whole answer, or the reaction that ends the matter. */
export type Called = { answer: object } | { reaction: Reaction };

/** Calls a method, at the token's pace, repeating what is worth it. */
export type CallMethod = (method: string, parameters: Record<string, string | number>) => Promise<Called>;

export interface CallDeps extends Pick<CollectorServices, 'http' | 'limiter' | 'clock'> {
  baseUrl: string;
  token: string | null;
  signal: AbortSignal;
  random: Random;
}

/**
 * A caller for one visit. Its promise rejects with a VecheError: `remote` when the network fails five times running or
 * the server wants to be asked later, and what the client throws.
 * @throws {VecheError} `config` when the token is not three keys.
 */
export function createCallMethod(deps: CallDeps): CallMethod {
  const { limiter, clock, signal, random } = deps;
  const credentials = credentialsOf(deps.token);
  const bucket = `ok:token:${tokenName(deps.token)}`;
  const url = `${deps.baseUrl.replace(/\/$/, '')}/fb.do`;

  return async (method, parameters) => {
    // Keys travel in the body so that they stand in no address and so in no log.
    const request = {
      url,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: signedForm({ ...parameters, method }, credentials),
      signal,
    } as const;
    for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
      stopIfAborted(signal);
      const called = read(
        await limiter.run({ bucket, ...TOKEN_LIMIT, signal }, () => deps.http(request)),
        method,
      );
      if ('answer' in called) return called;
      if (called.reaction.kind === 'pause') limiter.pause(bucket, LIMIT_PAUSE_MS);
      if (called.reaction.kind !== 'retry') return called;
      if (tries < TRIES_MAX)
        await clock.sleep(Math.min(PAUSE_MAX_MS, 1000 * 2 ** tries) * (0.5 + random()), signal);
    }
    throw new VecheError('remote', 'Odnoklassniki keeps failing', {
      where: method,
      hint: 'it is tried again later',
      retryAfterSeconds: 300,
    });
  };
}

/** A cut answer is worth a repetition; a page of HTML is not Odnoklassniki. */
function read(answer: HttpAnswer, method: string): Called {
  if (answer.status < 500) refuseBusyAnswer(answer, placeOf(answer.url));
  const body = jsonOf(answer.body);
  const error = errorSchema.safeParse(body).data;
  if (error !== undefined) return { reaction: reactionTo(error.error_code) };
  if (answer.status === 200 && typeof body === 'object' && body !== null) return { answer: body };
  if (answer.status === 200 && isWebPage(answer.body)) {
    throw new VecheError('unreadable', 'a web page came instead of an answer of Odnoklassniki', {
      where: method,
      hint: 'check baseUrl, and whether a proxy or login page stands in between',
      retryAfterSeconds: 600,
    });
  }
  return { reaction: { kind: 'retry', meaning: 'the answer was cut or empty' } };
}

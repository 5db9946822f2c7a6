import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, HttpAnswer } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { stopIfAborted } from '../kit/http-status.ts';
import { isWebPage } from '../kit/json-answer.ts';
import type { Reaction } from '../kit/reaction.ts';
import { tokenName } from '../kit/token-name.ts';
import { parseExactly } from './exact-json.ts';
import { reactionTo } from './reactions.ts';
import { errorSchema } from './schema.ts';

/** MAX asks bots to stay within 30 requests a second (https://dev.max.ru/docs-api). */
export const TOKEN_LIMIT = { perSecond: 30 };

const TRIES_MAX = 5;
/** What the network's own client does: 5 s, doubling to 60 s. */
const BACKOFF_FIRST_MS = 5_000;
const BACKOFF_MAX_MS = 60_000;
const DEADLINE_MS = 20_000;
/** Rest after «too many requests» that states no time, and the longest wait within a visit. */
const PAUSE_SECONDS = 60;
const DAY_SECONDS = 86_400;

/** What a call brought: the whole answer, or the reaction that ends the matter. */
export type Called = { answer: object } | { reaction: Reaction };

/** Asks for a path, at the bot's pace, repeating what is worth it. `waitSeconds`: how long the server may hold the answer. */
export type CallBot = (
  path: string,
  query: Record<string, string | number>,
  waitSeconds?: number,
) => Promise<Called>;

export interface CallDeps extends Pick<CollectorServices, 'http' | 'limiter' | 'clock'> {
  baseUrl: string;
  token: string | null;
  signal: AbortSignal;
  random: Random;
}

/**
 * A caller for one visit. Its promise rejects with a VecheError: `remote` when MAX fails five times running or wants to be
 * asked later, and what the client throws.
 */
export function createCallBot(deps: CallDeps): CallBot {
  const { limiter, clock, signal, random } = deps;
  const bucket = `max:token:${tokenName(deps.token)}`;
  const base = deps.baseUrl.replace(/\/$/, '');

  return async (path, query, waitSeconds = 0) => {
    const parameters = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, `${value}`]));
    const request = {
      url: `${base}${path}?${parameters.toString()}`,
      headers: deps.token === null ? {} : { authorization: deps.token },
      deadlineMs: DEADLINE_MS + waitSeconds * 1000,
      signal,
    };
    for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
      stopIfAborted(signal);
      const answer = await limiter.run({ bucket, ...TOKEN_LIMIT, signal }, () => deps.http(request));
      const called = read(answer, path);
      if ('answer' in called) return called;
      const { kind, meaning } = called.reaction;
      const asked = answer.retryAfterSeconds ?? (kind === 'pause' ? PAUSE_SECONDS : 0);
      // Long waits are not sat out here: the source rests, and its visit ends.
      if (kind === 'pause' || (kind === 'retry' && asked > PAUSE_SECONDS)) {
        const retryAfterSeconds = Math.min(asked, DAY_SECONDS);
        limiter.pause(bucket, retryAfterSeconds * 1000);
        throw new VecheError('remote', meaning, { where: path, retryAfterSeconds });
      }
      if (kind !== 'retry') return called;
      const backoffMs = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** (tries - 1));
      if (tries < TRIES_MAX) await clock.sleep(Math.max(asked * 1000, backoffMs * (0.5 + random())), signal);
    }
    throw new VecheError('remote', 'MAX keeps failing', {
      where: path,
      hint: 'it is tried again later',
      retryAfterSeconds: 300,
    });
  };
}

function read(answer: HttpAnswer, path: string): Called {
  const body = jsonOf(answer.body);
  const error = errorSchema.safeParse(body).data;
  if (error !== undefined || answer.status !== 200)
    return { reaction: reactionTo(error?.code ?? '', answer.status) };
  if (typeof body === 'object' && body !== null) return { answer: body };
  if (isWebPage(answer.body)) {
    throw new VecheError('unreadable', 'a web page came instead of an answer of MAX', {
      where: path,
      hint: 'check baseUrl, and whether a proxy or login page stands in between',
      retryAfterSeconds: 600,
    });
  }
  return { reaction: { kind: 'retry', meaning: 'the answer was cut or empty' } };
}

function jsonOf(body: Buffer): unknown {
  try {
    return parseExactly(body.toString('utf8'));
  } catch {
    return null;
  }
}

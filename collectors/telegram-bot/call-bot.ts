import type { CollectorServices } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { stopIfAborted } from '../kit/http-status.ts';
import { jsonOf } from '../kit/json-answer.ts';
import { tokenName } from '../kit/token-name.ts';
import type { BotReaction } from './reactions.ts';
import { reactionTo } from './reactions.ts';
import { answerSchema } from './schema.ts';

/** Requests a second of one bot; getUpdates has no published limit. */
export const BOT_LIMIT = { perSecond: 1 };
const AGAIN_SECONDS = 30;
/** Time of an answer besides the waiting that was asked for. */
const ANSWER_MS = 20_000;

export interface CallDeps extends Pick<CollectorServices, 'http' | 'limiter'> {
  baseUrl: string;
  token: string;
  signal: AbortSignal;
}

/** Content of `result`, or the reaction that ends the visit. */
export type Called = { result: unknown } | { reaction: BotReaction };

/**
 * Asks for updates from `offset` on, waiting at most `timeout` seconds for the first.
 * @throws {VecheError} `remote` or `unreadable` when Telegram fails; what the client throws, without the token.
 */
export async function callGetUpdates(
  deps: CallDeps,
  parameters: { offset?: number; limit: number; timeout: number; allowed_updates: readonly string[] },
): Promise<Called> {
  const { limiter, signal, token } = deps;
  stopIfAborted(signal);
  const request = {
    url: `${deps.baseUrl.replace(/\/$/, '')}/bot${token}/getUpdates`,
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
    deadlineMs: parameters.timeout * 1000 + ANSWER_MS,
    signal,
  };
  const turn = { bucket: `telegram:bot:${tokenName(token)}`, ...BOT_LIMIT, signal };
  const answer = await limiter.run(turn, () => deps.http(request)).catch(rethrowWithoutToken);
  const read = answerSchema.safeParse(jsonOf(answer.body)).data;
  if (read?.ok === true) return { result: read.result };
  if (read === undefined || answer.status >= 500) {
    throw new VecheError(
      answer.status === 200 ? 'unreadable' : 'remote',
      `Telegram answered ${answer.status}`,
      {
        where: 'getUpdates',
        hint: 'it is tried again later; check baseUrl, and whether a proxy stands in between, when this goes on',
        retryAfterSeconds: answer.retryAfterSeconds ?? AGAIN_SECONDS,
      },
    );
  }
  const code = read.error_code ?? answer.status;
  const wait = read.parameters?.retry_after ?? answer.retryAfterSeconds;
  return { reaction: reactionTo(code, read.description, wait) };
}

/** The token stands in the address, which errors of the client tell. */
function rethrowWithoutToken(error: unknown): never {
  if (!(error instanceof VecheError) || error.where === undefined) throw error;
  const { code, message, hint, retryAfterSeconds } = error;
  throw new VecheError(code, message, {
    where: 'getUpdates',
    ...(hint === undefined ? {} : { hint }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

import { Agent, request, type Dispatcher } from 'undici';
import type { HttpAnswer, HttpClient, HttpRequest } from '../contracts/collector.ts';
import { VecheError } from '../contracts/errors.ts';
import { guardedConnect } from './guarded-connect.ts';
import { flatHeaders } from './headers.ts';
import { networkError } from './network-error.ts';
import { readBody } from './read-body.ts';
import { nextRequest } from './redirect.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface HttpClientOptions {
  /** Addresses or CIDR ranges that may be reached although they are private. */
  allowPrivate: readonly string[];
  userAgent: string;
  /** Reading of the wall clock, ms; only dates in Retry-After are measured against it. */
  now?: () => number;
}

const DEADLINE_MS = 20_000;
const BODY_BYTES_MAX = 20 * 1024 * 1024;
const REDIRECTS_MAX = 3;
const HEADER_BYTES_MAX = 32 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * The only way out of Veche. Every connection is checked where it has arrived, so that neither a redirect nor a name
 * that resolves anew reaches a private address; the whole exchange has one deadline; bodies are bounded after
 * decompression.
 */
export function createHttpClient(options: HttpClientOptions): {
  request: HttpClient;
  close(): Promise<void>;
} {
  const agent = new Agent({
    connect: guardedConnect({ allowPrivate: options.allowPrivate, timeoutMs: CONNECT_TIMEOUT_MS }),
    maxHeaderSize: HEADER_BYTES_MAX,
    pipelining: 1,
  });
  const now = options.now ?? Date.now;

  async function exchange(asked: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    const answer = await send(asked, { agent, signal, userAgent: options.userAgent });
    const headers = flatHeaders(answer.headers);
    const body = await readBody(answer.body, {
      encoding: headers['content-encoding'],
      bytesMax: asked.bodyBytesMax ?? BODY_BYTES_MAX,
    });
    const retryAfter = retryAfterSeconds(headers['retry-after'], now());
    return { status: answer.statusCode, headers, body, url: asked.url, retryAfterSeconds: retryAfter };
  }

  return {
    async request(input) {
      const deadline = AbortSignal.timeout(input.deadlineMs ?? DEADLINE_MS);
      const signal = input.signal === undefined ? deadline : AbortSignal.any([deadline, input.signal]);
      let asked = input;
      try {
        for (let hops = 0; ; hops += 1) {
          const answer = await exchange(asked, signal);
          const next = hops < (input.redirectsMax ?? REDIRECTS_MAX) ? nextRequest(asked, answer) : null;
          if (next === null) return answer;
          asked = next;
        }
      } catch (error) {
        throw networkError(error, { url: asked.url, deadline, given: input.signal });
      }
    },
    close: () => agent.close(),
  };
}

function send(
  asked: HttpRequest,
  { agent, signal, userAgent }: { agent: Agent; signal: AbortSignal; userAgent: string },
): Promise<Dispatcher.ResponseData> {
  const url = URL.parse(asked.url);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new VecheError('input', 'this is no http or https address', { where: asked.url.slice(0, 200) });
  }
  return request(url, {
    dispatcher: agent,
    method: asked.method ?? 'GET',
    headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, deflate, br', ...asked.headers },
    body: asked.body ?? null,
    signal,
  });
}

import { signal } from '@preact/signals';
import { VecheError, type ErrorCode } from '../../contracts/errors.ts';
import type { AnswerMeta, Problem } from '../../contracts/queries/meta.ts';
import { dataClock } from './clock.ts';

/** What the newest answer said about freshness and missing sources. */
export const answerMeta = signal<AnswerMeta | null>(null);

/** True after the API asked for a login. */
export const loginNeeded = signal(false);

/** Address of an API path, relative to the page: Veche may stand below a prefix of a proxy. */
export function apiHref(path: string): string {
  return `./api/v1/${path}`;
}

/**
 * Asks the API. The shape is the contract's: API and dashboards are built from the same commit.
 * @throws {VecheError} with the problem's code, detail and hint; `network` when no answer came; `aborted`.
 */
export async function getAnswer<T>(path: string, abort?: AbortSignal): Promise<T> {
  return send<T>(path, { method: 'GET', ...(abort === undefined ? {} : { signal: abort }) });
}

/**
 * Changes something through the API.
 * @throws {VecheError} as `getAnswer`.
 */
export async function postAnswer<T>(path: string, body: unknown): Promise<T> {
  return send<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/**
 * Removes something through the API.
 * @throws {VecheError} as `getAnswer`.
 */
export async function deleteAnswer(path: string): Promise<void> {
  await send(path, { method: 'DELETE' });
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(apiHref(path), { ...init, credentials: 'same-origin' });
  } catch (cause) {
    const isAborted = init.signal?.aborted === true;
    throw new VecheError(isAborted ? 'aborted' : 'network', 'no answer from the server', { cause });
  }
  dataClock.learnServer(response.headers.get('date'));
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemError(response.status, body);
  const meta = (body as { meta?: AnswerMeta } | null)?.meta;
  if (meta !== undefined) {
    dataClock.learnNewest(meta.freshAt);
    answerMeta.value = meta;
  }
  return body as T;
}

function problemError(status: number, body: unknown): VecheError {
  const problem = (body ?? {}) as Partial<Problem>;
  if (status === 401) loginNeeded.value = true;
  return new VecheError(codeOf(status, problem.code), problem.detail ?? problem.title ?? `HTTP ${status}`, {
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    ...(problem.instance === undefined ? {} : { where: problem.instance }),
  });
}

function codeOf(status: number, code: string | undefined): ErrorCode {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 502 || status === 504) return 'network';
  return (code ?? 'internal') as ErrorCode;
}

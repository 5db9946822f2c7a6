import type { CollectorServices } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { inHostTurn } from '../kit/host-turn.ts';
import { placeOf, refuseBusyAnswer, stopIfAborted } from '../kit/http-status.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import type { ParsedRequests } from './parse-answer.ts';
import { parseAnswer } from './parse-answer.ts';

const BODY_BYTES_MAX = 20 * 1024 * 1024;
/** So many requests without an id, and no other, are another interface; a few may wait for their ids. */
const UNREADABLE_MIN = 10;

/** Why a city cannot be read although its server answered. */
export interface NoRequests {
  state: 'private' | 'dead' | 'layout_changed';
  reason: string;
}

/** Whoever asks, and whom. */
export interface Asker {
  services: CollectorServices;
  signal: AbortSignal;
  /** Address of `requests.json` or `requests.xml`, with its fixed parameters. */
  address: URL;
  city: string;
  context: () => ParseContext;
}

/**
 * One question for requests, in its turn.
 * @throws {VecheError} `remote` when the server wants to be asked later, and what the client throws.
 */
export async function fetchRequests(
  parameters: Readonly<Record<string, string>>,
  { services, signal, address, city, context }: Asker,
): Promise<ParsedRequests | NoRequests> {
  stopIfAborted(signal);
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const answer = await inHostTurn(url.href, { limiter: services.limiter, signal }, () =>
    services.http({ url: url.href, bodyBytesMax: BODY_BYTES_MAX, redirectsMax: 2, signal }),
  );
  refuseBusyAnswer(answer, placeOf(url.href));
  if (answer.status === 401) return { state: 'private', reason: 'the server wants a key for reading' };
  try {
    const parsed = parseAnswer(answer.body, city, context());
    if (parsed.requests.length === 0 && parsed.quarantined.length >= UNREADABLE_MIN)
      return { state: 'layout_changed', reason: 'none of the requests can be read' };
    if (parsed.error === null && answer.status === 200) return parsed;
    const { code, message } = parsed.error ?? { code: String(answer.status), message: '' };
    return { state: 'dead', reason: `the server answered ${code}: ${message}` };
  } catch (error) {
    if (!(error instanceof VecheError) || error.code !== 'unreadable') throw error;
    const state = answer.status === 200 ? 'layout_changed' : 'dead';
    return { state, reason: `${error.message} (${answer.status})` };
  }
}

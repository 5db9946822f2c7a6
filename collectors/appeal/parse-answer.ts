import type { Parsed } from '../../contracts/collector.ts';
import { answerError, notOfNetwork } from '../kit/answer-error.ts';
import { decodeBytes } from '../kit/decode-bytes.ts';
import { readJsonAnswer } from '../kit/json-answer.ts';
import { listOf, objectOf } from '../kit/json-values.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { createDateParser } from '../kit/parse-date.ts';
import { emptyParsed, quarantine } from '../kit/parsed.ts';
import { addRequest } from './add-request.ts';
import { readXml } from './read-xml.ts';
import type { ServiceRequest } from './schema.ts';
import { errorSchema } from './schema.ts';

const ITEMS_MAX = 5000;

/** Posts of an answer, and the requests that they are made of. */
export interface ParsedRequests extends Parsed {
  requests: ServiceRequest[];
}

/**
 * Reads requests of Open311 GeoReport v2, as JSON or XML, and its errors. `city` names the interface in ids.
 * @throws {VecheError} `unreadable` when it is neither.
 */
export function parseAnswer(body: Uint8Array, city: string, context: ParseContext): ParsedRequests {
  const parsed: ParsedRequests = { ...emptyParsed(), requests: [] };
  const text = decodeBytes(body, 'utf-8').trimStart();
  const { items, isErrors, cut } = text.startsWith('<') ? readXml(text) : readJsonItems(body);
  if (isErrors) {
    const { code, description } = errorSchema.safeParse(items[0]).data ?? { code: 'error', description: '' };
    return { ...parsed, error: answerError(code, description, reactionTo(code)) };
  }
  const parseDate = createDateParser(context.timezone);
  for (const [index, raw] of items.entries()) {
    const request = addRequest(parsed, raw, { city, context, parseDate, place: `requests[${index}]` });
    if (request !== null) parsed.requests.push(request);
  }
  if (cut !== null) quarantine(parsed, cut, { place: `after requests[${items.length - 1}]`, raw: '' });
  return parsed;
}

interface Items {
  items: readonly unknown[];
  isErrors: boolean;
  cut: string | null;
}

/** A list of requests, or of errors; some servers put either under a name, or give one request without a list. */
function readJsonItems(body: Uint8Array): Items {
  const answer = readJsonAnswer(body, 'Open311');
  const named = objectOf(answer);
  const { service_requests: requests, errors } = named ?? {};
  const items = Array.isArray(answer) ? (answer as unknown[]) : listOf(requests ?? errors ?? [answer]);
  const first = objectOf(items[0]);
  const isErrors =
    first !== null && 'code' in first && 'description' in first && !('service_request_id' in first);
  const isKnown = Array.isArray(answer) || requests !== undefined || isErrors;
  if (!isKnown && !(first !== null && 'service_request_id' in first)) throw notOfNetwork('answer of Open311');
  const cut = items.length > ITEMS_MAX ? `more than ${ITEMS_MAX} requests` : null;
  return { items: items.slice(0, ITEMS_MAX), isErrors, cut };
}

/** https://wiki.open311.org/GeoReport_v2/#errors: the code is the status of HTTP. */
function reactionTo(code: string): string {
  if (code === '404') return 'skip_object: the request or the jurisdiction is not known';
  if (code === '401' || code === '403') return 'stop_token: the key is wrong or missing';
  if (code === '429') return 'pause: too many requests';
  if (code.startsWith('4')) return 'dead_letter: the server does not accept the question';
  return 'retry: the server failed inside';
}

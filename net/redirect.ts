import type { HttpAnswer, HttpRequest } from '../contracts/collector.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Headers that belong to the host they were meant for. */
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * What to ask next when the answer is a redirect; null when it is none, leads nowhere usable, or would carry a body to
 * another host. Secrets stay behind when the origin changes (RFC 9110 section 15.4).
 */
export function nextRequest(
  asked: HttpRequest,
  answer: Pick<HttpAnswer, 'status' | 'headers'>,
): HttpRequest | null {
  if (!REDIRECTS.has(answer.status)) return null;
  const target = URL.parse(answer.headers['location'] ?? '', asked.url);
  if (target === null || !/^https?:$/.test(target.protocol)) return null;
  const isSameOrigin = target.origin === new URL(asked.url).origin;
  const keepsMethod = answer.status >= 307 || (asked.method ?? 'GET') === 'GET';
  if (keepsMethod && asked.body !== undefined && !isSameOrigin) return null;
  const { body: _, method: __, ...rest } = asked;
  const base = keepsMethod ? asked : rest;
  return { ...base, url: target.href, headers: headersFor(asked.headers ?? {}, isSameOrigin) };
}

function headersFor(headers: Record<string, string>, isSameOrigin: boolean): Record<string, string> {
  if (isSameOrigin) return headers;
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !SECRET_HEADERS.has(name.toLowerCase())),
  );
}

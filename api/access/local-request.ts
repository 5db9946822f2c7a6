import type { FastifyRequest } from 'fastify';

const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const FORWARDING =
  /^(?:forwarded|via|x-forwarded-.*|x-original-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;

/** Addresses that only this machine can reach or come from. */
export function isLoopback(address: string): boolean {
  return /^(?:localhost|::1|\[::1\]|(?:::ffff:)?127(?:\.\d{1,3}){3})$/i.test(address);
}

/**
 * Whether a request can only come from a program or a page of ours on this machine: no other page in the browser (Origin,
 * Referer), no name that was bent to this address (Host, and nothing beside it that names a host), nobody behind a proxy:
 * proxies add headers, and the ones that add none speak HTTP/1.0 unless told otherwise (nginx, proxy_http_version), which
 * no browser does.
 */
export function isLocalRequest(request: FastifyRequest): boolean {
  return (
    comesFromLoopback(request) &&
    LOCAL_HOST.test(request.headers.host ?? '') &&
    namesOneHost(request) &&
    isOwnOrigin(request) &&
    request.raw.httpVersion !== '1.0' &&
    !Object.keys(request.headers).some((name) => FORWARDING.test(name))
  );
}

/** Node keeps the first of two Host headers, and an address in the request line goes before it (RFC 9112, 3.2.2). */
function namesOneHost({ raw }: FastifyRequest): boolean {
  const hosts = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  return hosts.length === 1 && (raw.url ?? '').startsWith('/');
}

export function comesFromLoopback(request: FastifyRequest): boolean {
  return isLoopback(request.socket.remoteAddress ?? '');
}

/** Whether a browser, if it is one, sent this from a page of ours. */
export function isOwnOrigin({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  // Pages of ours send no Referer; other pages do, unless they hide it, and then Origin or Sec-Fetch-Site tells.
  const page = headers.origin ?? headers.referer;
  if (page === undefined) return true;
  // The scheme is the proxy's matter; a page of another host cannot have our host and port.
  return URL.canParse(page) && new URL(page).host === headers.host;
}

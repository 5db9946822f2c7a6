import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { SECURITY_HEADERS } from '../security-headers.ts';
import { problemOf } from './problem.ts';
import { RequestError } from './request-error.ts';

interface ClientError extends NodeJS.ErrnoException {
  /** The bytes that came last before the parser gave up. */
  rawPacket?: unknown;
}

/**
 * Answers what never became a request: no HTTP, headers that are too large or never end. The connection is closed and says
 * so, because nobody knows where the next request would begin.
 */
export function answerClientError(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(meaning(error.code), randomUUID());
  const body = JSON.stringify(problem);
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const reason = STATUS_CODES[problem.status] ?? 'Bad Request';
  // The answer to HEAD has no body, and only the bytes that came tell the method.
  const { rawPacket } = error;
  const isHead = Buffer.isBuffer(rawPacket) && rawPacket.subarray(0, 5).toString('latin1') === 'HEAD ';
  socket.end(`HTTP/1.1 ${problem.status} ${reason}\r\n${lines.join('')}\r\n${isHead ? '' : body}`);
}

function meaning(code: string | undefined): RequestError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new RequestError('too_large', 'the address and the headers are too long together', {
        status: 431,
      });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new RequestError('timeout', 'the request did not arrive in time', { status: 408 });
    default:
      return new RequestError('usage', 'this is no HTTP request', { status: 400 });
  }
}

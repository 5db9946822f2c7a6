import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { VecheError } from '../../contracts/errors.ts';

/** Made ahead of the reader. */
const BUFFERED_BYTES = 128 * 1024;

export interface SentFile {
  /** Its name, for whoever keeps it. */
  name: string;
  type: string;
  pieces: AsyncGenerator<string | Uint8Array>;
}

/** Sends a file while it is made, at the reader's pace. What fails before the first piece is answered as a problem. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, type, pieces }: SentFile,
): Promise<FastifyReply> {
  const first = await pieces.next();
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type);
  const whole = wholeFile(first, pieces, request.gone);
  return reply.send(Readable.from(whole, { objectMode: false, highWaterMark: BUFFERED_BYTES }));
}

/** All pieces, or an error: a file that ends because the service stops is not whole. */
async function* wholeFile(
  first: IteratorResult<string | Uint8Array, void>,
  rest: AsyncGenerator<string | Uint8Array>,
  gone: AbortSignal,
): AsyncGenerator<string | Uint8Array> {
  if (first.done !== true) yield first.value;
  for await (const piece of rest) {
    yield piece;
    // Rows that are at hand already would keep everybody else waiting.
    await setImmediate();
  }
  if (gone.aborted) throw new VecheError('aborted', 'the service stops');
}

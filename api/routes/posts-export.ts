import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { filtersSchema } from '../../contracts/queries/filters.ts';
import { EXPORT_FORMATS, exportText, type ExportFormat } from '../export-posts.ts';
import { resolvePeriod } from '../reads/period.ts';
import { readOptions } from '../reads/read.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const paramsSchema = filtersSchema.extend({ format: z.enum(EXPORT_FORMATS).default('jsonl') });

/** All that is stored passes in this time, also to a slow reader. */
const TIME_LIMIT_MS = 3_600_000;
/** Made ahead of the reader. */
const BUFFERED_BYTES = 128 * 1024;
const TYPES = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const satisfies Record<ExportFormat, string>;

/** `GET /posts/export`: every matching post as a file, at the reader's pace. */
export function postsExportRoute(api: Api, context: RouteContext): void {
  api.get(
    '/posts/export',
    {
      config: { role: 'analyst', texts: true },
      exposeHeadRoute: false,
      handlerTimeout: TIME_LIMIT_MS,
      schema: {
        tags: ['reads'],
        summary: 'Every matching post, as a file',
        description:
          'Streams all posts that match, oldest first, without a bound on rows. Without `from` it begins with the ' +
          'first stored post. CSV has a byte order mark, and no cell that a spreadsheet would run as a formula. ' +
          'An answer that breaks off is incomplete.',
        querystring: paramsSchema,
        response: textAnswers('The posts, one a line', ['application/x-ndjson', 'text/csv']),
      },
    },
    async (request, reply) => {
      const { format, ...given } = request.query;
      const filters = resolvePeriod(given, 'all', context);
      const posts = context.reader.allPosts(filters, readOptions(request, TIME_LIMIT_MS));
      const pieces = exportText(posts, format);
      // What fails at once is told as a problem document, so nothing is sent before the first piece is there.
      const first = await pieces.next();
      reply
        .header('cache-control', 'private, no-store')
        .header(
          'content-disposition',
          `attachment; filename="veche-posts-${filters.to.slice(0, 10)}.${format}"`,
        )
        .type(TYPES[format]);
      const text = whole(first, pieces, request.gone);
      return sendStream(reply, Readable.from(text, { objectMode: false, highWaterMark: BUFFERED_BYTES }));
    },
  );
}

/** Past the documented type of the answer, which is the text as a whole. */
function sendStream(reply: FastifyReply, stream: Readable): FastifyReply {
  return reply.send(stream);
}

/** All pieces, or an error: posts that end because the service stops are not all posts. */
async function* whole(
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string>,
  gone: AbortSignal,
): AsyncGenerator<string> {
  if (first.done !== true) yield first.value;
  yield* rest;
  if (gone.aborted) throw new VecheError('aborted', 'the service stops');
}

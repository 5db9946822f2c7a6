import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { WORK_LIMIT_MS } from '../send-work.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const TAR = 'application/x-tar';

/** `POST /admin/backup`: everything that is stored, as a tar file. */
export function backupRoute(api: Api, { operations }: RouteContext): void {
  api.post(
    '/admin/backup',
    {
      config: { role: 'admin', texts: true },
      handlerTimeout: WORK_LIMIT_MS,
      schema: {
        tags: ['administration'],
        summary: 'Everything that is stored, as a tar file',
        description:
          'The store as it is between two batches, with the pages that wait; never the keys of authors. `manifest.json`, the ' +
          'last file, names every other with its SHA-256: without it the backup is not whole. `./veche backup` saves and ' +
          'compares it, `./veche restore` brings it back. Keep it as safe as the data folder.',
        response: textAnswers('The backup', { [TAR]: 'contents.json …' }),
      },
    },
    async (_request, reply) => {
      const pieces = operations.backup();
      // What fails at once is told as a problem document, so nothing is sent before the first piece is there.
      const iterator = pieces[Symbol.asyncIterator]();
      const first = await iterator.next();
      reply.header('cache-control', 'private, no-store').type(TAR);
      return sendStream(reply, Readable.from(whole(first, iterator), { objectMode: false }));
    },
  );
}

async function* whole(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Past the documented type of the answer. */
function sendStream(reply: FastifyReply, stream: Readable): FastifyReply {
  return reply.send(stream);
}

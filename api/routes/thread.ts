import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { threadAnswerSchema } from '../../contracts/queries/threads.ts';
import { readOptions } from '../reads/read.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { THREAD } from './examples.ts';

const paramsSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(512)
    .describe('Id of the root post, percent-encoded.')
    .meta({ examples: ['vk:-1_15'] }),
});

/** `GET /threads/:id`: a post with its answers and what went wrong between them. */
export function threadRoute(api: Api, context: RouteContext): void {
  api.get(
    '/threads/:id',
    {
      config: { role: 'analyst', texts: true },
      schema: {
        tags: ['reads'],
        summary: 'One thread',
        description: 'The root post first, then its answers by time, with heat and findings.',
        params: paramsSchema,
        querystring: z.object({}),
        response: answers('The thread', withMeta(threadAnswerSchema).meta({ examples: [THREAD] })),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const [thread, meta] = await Promise.all([
        context.reader.thread(id, readOptions(request)),
        context.meta(),
      ]);
      if (thread === null) throw new VecheError('not_found', 'no such thread', { where: 'id' });
      reply.header('cache-control', 'private, no-store');
      return { ...thread, meta };
    },
  );
}

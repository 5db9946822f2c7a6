import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { publicPostSchema } from '../../contracts/queries/posts.ts';
import { readOptions } from '../reads/read.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { POST } from './examples.ts';

const paramsSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(512)
    .describe('Id of the post, percent-encoded.')
    .meta({ examples: ['vk:-1_15'] }),
});

/** `GET /posts/:id`: one post. */
export function postRoute(api: Api, context: RouteContext): void {
  api.get(
    '/posts/:id',
    {
      config: { role: 'analyst', texts: true },
      schema: {
        tags: ['reads'],
        summary: 'One post',
        description: 'A post by its id, with its labels and the words each label stands on.',
        params: paramsSchema,
        querystring: z.object({}),
        response: answers('The post', withMeta(publicPostSchema).meta({ examples: [POST] })),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const [post, meta] = await Promise.all([context.reader.post(id, readOptions(request)), context.meta()]);
      if (post === null) throw new VecheError('not_found', 'no such post', { where: 'id' });
      reply.header('cache-control', 'private, no-store');
      return { ...post, meta };
    },
  );
}

import { postsParamsSchema, postsSchema } from '../../contracts/queries/posts.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { readOptions } from '../reads/read.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { POSTS } from './examples.ts';

/** `GET /posts`: the posts behind every number. */
export function postsRoute(api: Api, context: RouteContext): void {
  api.get(
    '/posts',
    {
      config: { role: 'analyst', texts: true },
      schema: {
        tags: ['reads'],
        summary: 'The posts behind every number',
        description:
          'Masked texts with their labels and the words each label stands on. `next` goes on as `cursor` with the ' +
          'same filters; null: no more.',
        querystring: postsParamsSchema,
        response: answers(
          'Posts, newest first unless asked otherwise',
          withMeta(postsSchema).meta({ examples: [POSTS] }),
        ),
      },
    },
    async (request, reply) => {
      const params = resolveRead(request.query, 'week', context);
      const [answer, meta] = await Promise.all([
        context.reader.posts(params, readOptions(request)),
        context.meta(),
      ]);
      reply.header('cache-control', 'private, no-store');
      return { ...answer, meta };
    },
  );
}

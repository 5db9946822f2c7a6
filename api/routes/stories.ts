import { storiesParamsSchema, storiesSchema } from '../../contracts/queries/stories.ts';
import { sendCached } from '../reads/read.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { STORIES } from './examples.ts';

/** `GET /stories`: Posts about one event, gathered from all channels, the largest first. */
export function storiesRoute(api: Api, context: RouteContext): void {
  api.get(
    '/stories',
    {
      config: { role: 'analyst', hasEtag: true, texts: true },
      schema: {
        tags: ['reads'],
        summary: 'What people talk about',
        description: 'Posts about one event, gathered from all channels, the largest first.',
        querystring: storiesParamsSchema,
        response: answers('What people talk about', withMeta(storiesSchema).meta({ examples: [STORIES] })),
      },
    },
    async (request, reply) => {
      const params = resolveRead(request.query, 'week', context);
      await sendCached(request, reply, context, {
        key: ['stories', params],
        read: (options) => context.reader.stories(params, options),
      });
      return reply;
    },
  );
}

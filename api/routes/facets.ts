import { facetsParamsSchema, facetsSchema } from '../../contracts/queries/facets.ts';
import { sendCached } from '../reads/read.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { FACETS } from './examples.ts';

/** `GET /facets`: How many posts each value of each filter holds, for the filters given. */
export function facetsRoute(api: Api, context: RouteContext): void {
  api.get(
    '/facets',
    {
      config: { role: 'analyst', hasEtag: true },
      schema: {
        tags: ['reads'],
        summary: 'What the filters would leave',
        description: 'How many posts each value of each filter holds, for the filters given.',
        querystring: facetsParamsSchema,
        response: answers(
          'What the filters would leave',
          withMeta(facetsSchema).meta({ examples: [FACETS] }),
        ),
      },
    },
    async (request, reply) => {
      const params = resolveRead(request.query, 'week', context);
      await sendCached(request, reply, context, {
        key: ['facets', params],
        read: (options) => context.reader.facets(params, options),
      });
      return reply;
    },
  );
}

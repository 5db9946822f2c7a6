import { hotspotsParamsSchema, hotspotsSchema } from '../../contracts/queries/hotspots.ts';
import { sendCached } from '../reads/read.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { HOTSPOTS } from './examples.ts';

/** `GET /hotspots`: Districts and blocks of the period against their own norm of the same hours of the week, the most unusual first, each with the reason in words. */
export function hotspotsRoute(api: Api, context: RouteContext): void {
  api.get(
    '/hotspots',
    {
      config: { role: 'analyst', hasEtag: true },
      schema: {
        tags: ['reads'],
        summary: 'Where it is more than usual',
        description:
          'Districts and blocks of the period against their own norm of the same hours of the week, the most unusual first, each with the reason in words.',
        querystring: hotspotsParamsSchema,
        response: answers(
          'Where it is more than usual',
          withMeta(hotspotsSchema).meta({ examples: [HOTSPOTS] }),
        ),
      },
    },
    async (request, reply) => {
      const params = resolveRead(request.query, 'day', context);
      await sendCached(request, reply, context, {
        key: ['hotspots', params],
        read: (options) => context.reader.hotspots(params, options),
      });
      return reply;
    },
  );
}

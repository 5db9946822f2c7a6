import { trendsParamsSchema, trendsSchema } from '../../contracts/queries/trends.ts';
import { sendCached } from '../reads/read.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { TRENDS } from './examples.ts';

/** `GET /trends`: Counts by hour, day, week or month of the region, in one series or by a key, with copies told apart and distinct authors. The end of the period is not included. */
export function trendsRoute(api: Api, context: RouteContext): void {
  api.get(
    '/trends',
    {
      config: { role: 'analyst', hasEtag: true },
      schema: {
        tags: ['reads'],
        summary: 'How many posts, in time',
        description:
          'Counts by hour, day, week or month of the region, in one series or by a key, with copies told apart and distinct authors. The end of the period is not included.',
        querystring: trendsParamsSchema,
        response: answers('How many posts, in time', withMeta(trendsSchema).meta({ examples: [TRENDS] })),
      },
    },
    async (request, reply) => {
      const params = resolveRead(request.query, 'week', context);
      await sendCached(request, reply, context, {
        key: ['trends', params],
        read: (options) => context.reader.trends(params, options),
      });
      return reply;
    },
  );
}

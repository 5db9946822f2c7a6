import { pivotParamsSchema, pivotSchema } from '../../contracts/queries/pivot.ts';
import { sendCached } from '../reads/read.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { PIVOT } from './analysis-examples.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

/** `GET /pivot`: a table of two dimensions that the reader chooses. */
export function pivotRoute(api: Api, context: RouteContext): void {
  api.get(
    '/pivot',
    {
      config: { role: 'analyst', hasEtag: true },
      schema: {
        tags: ['reads'],
        summary: 'A measure by two dimensions',
        description:
          'Rows and columns of two different dimensions with a measure in every pair: its parts of row, column and ' +
          'total, its rate by residents, and its change since the time of the same length just before. Totals are ' +
          'counted by themselves, so that an author of two rows is one in their total. The largest rows and columns ' +
          'are told, all others together as `rest`.',
        querystring: pivotParamsSchema,
        response: answers('The table', withMeta(pivotSchema).meta({ examples: [PIVOT] })),
      },
    },
    async (request, reply) => {
      const params = resolveRead(request.query, 'week', context);
      await sendCached(request, reply, context, {
        key: ['pivot', params],
        read: (options) => context.reader.pivot(params, options),
      });
      return reply;
    },
  );
}

import { coverageParamsSchema, coverageSchema } from '../../contracts/queries/coverage.ts';
import { sendCached } from '../reads/read.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { COVERAGE } from './analysis-examples.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

/** `GET /coverage`: where few posts mean little data, not calm. */
export function coverageRoute(api: Api, context: RouteContext): void {
  api.get(
    '/coverage',
    {
      config: { role: 'analyst', hasEtag: true },
      schema: {
        tags: ['reads'],
        summary: 'How well each district is seen',
        description:
          'Posts, channels, residents by post and days without a post of every district, and whether its numbers can ' +
          'be believed: a district is blind when nobody has written about it in four weeks, when half of its sources ' +
          'are silent now, or when it has less than a quarter of the middle district’s posts by resident.',
        querystring: coverageParamsSchema,
        response: answers('Blind districts first', withMeta(coverageSchema).meta({ examples: [COVERAGE] })),
      },
    },
    async (request, reply) => {
      const params = resolveRead(request.query, 'week', context);
      await sendCached(request, reply, context, {
        key: ['coverage', params],
        read: (options) => context.reader.coverage(params, options, context.operations.sources()),
      });
      return reply;
    },
  );
}

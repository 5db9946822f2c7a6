import { emergingParamsSchema, emergingSchema } from '../../contracts/queries/emerging.ts';
import { sendCached } from '../reads/read.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { EMERGING } from './analysis-examples.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

/** `GET /emerging`: what people begin to talk about. */
export function emergingRoute(api: Api, context: RouteContext): void {
  api.get(
    '/emerging',
    {
      config: { role: 'analyst', hasEtag: true, texts: true },
      schema: {
        tags: ['reads'],
        summary: 'Words and stories that are rising',
        description:
          'Words and stories whose part of the talk has grown most, against the same hours of earlier weeks and the ' +
          'time just before; by default in the last 24 hours, at most in seven days. Each has five voices at least ' +
          'in two channels; copies do not count. Names are left out.',
        querystring: emergingParamsSchema,
        response: answers(
          'The most surprising first',
          withMeta(emergingSchema).meta({ examples: [EMERGING] }),
        ),
      },
    },
    async (request, reply) => {
      const params = resolveRead(request.query, 'day', context);
      await sendCached(request, reply, context, {
        key: ['emerging', params],
        read: (options) => context.reader.emerging(params, options),
      });
      return reply;
    },
  );
}

import { conflictsParamsSchema, conflictsSchema } from '../../contracts/queries/threads.ts';
import { sendCached } from '../reads/read.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { CONFLICTS } from './examples.ts';

/** `GET /conflicts`: Threads by heat, with what went wrong between people and bodies: no answer, late, template, rude and so on. */
export function conflictsRoute(api: Api, context: RouteContext): void {
  api.get(
    '/conflicts',
    {
      config: { role: 'analyst', hasEtag: true, texts: true },
      schema: {
        tags: ['reads'],
        summary: 'Where talk goes wrong',
        description:
          'Threads by heat, with what went wrong between people and bodies: no answer, late, template, rude and so on.',
        querystring: conflictsParamsSchema,
        response: answers('Where talk goes wrong', withMeta(conflictsSchema).meta({ examples: [CONFLICTS] })),
      },
    },
    async (request, reply) => {
      const params = resolveRead(request.query, 'week', context);
      await sendCached(request, reply, context, {
        key: ['conflicts', params],
        read: (options) => context.reader.conflicts(params, options),
      });
      return reply;
    },
  );
}

import type { FastifyRequest } from 'fastify';
import { toIso } from '../../contracts/clock.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { publicGridParamsSchema, publicGridSchema } from '../../contracts/queries/public.ts';
import { invalidFields } from '../errors/request-error.ts';
import { READ_TIME_LIMIT_MS, sendBytes } from '../reads/read.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { PUBLIC_GRID } from './public-examples.ts';

/**
 * `GET /public/grid`: the stored counts that tell of no person. Its answer has no `meta`: that changes with every post,
 * and names sources.
 */
export function publicGridRoute(api: Api, context: RouteContext): void {
  api.get(
    '/public/grid',
    {
      config: { role: context.isGridPublic ? 'public' : 'viewer', hasEtag: true },
      schema: {
        tags: ['public'],
        summary: 'Posts by district and block, for everybody',
        description:
          'Posts of people by district and block in each closed day or week of the region, the newest first. Cells of ' +
          'one to four distinct authors are null, and others where they are needed to protect those. A day is ' +
          'closed once, 36 hours after its end, and never changes afterwards.',
        querystring: publicGridParamsSchema,
        response: answers('Closed days or weeks', publicGridSchema.meta({ examples: [PUBLIC_GRID] })),
      },
    },
    async (request, reply) => {
      const { from, to, ...rest } = request.query;
      const params = {
        ...rest,
        ...(from === undefined ? {} : { from: moment('from', from, context) }),
        ...(to === undefined ? {} : { to: moment('to', to, context) }),
      };
      const options = { scope: scopeOf(request), timeLimitMs: READ_TIME_LIMIT_MS };
      const key = JSON.stringify(['public-grid', params, options.scope]);
      const answer = await context.cache.get(key, request.gone, async (signal) => {
        const grid = await context.reader.publicGrid(params, { ...options, signal });
        return Buffer.from(JSON.stringify(publicGridSchema.parse(grid)));
      });
      sendBytes(request, reply, answer);
      return reply;
    },
  );
}

function moment(field: string, given: string, { time }: RouteContext): string {
  const ms = time.parse(given);
  if (Number.isNaN(ms)) throw invalidFields([{ field, message: 'no such moment' }]);
  return toIso(ms);
}

function scopeOf(request: FastifyRequest) {
  return request.person?.scope ?? FULL_SCOPE;
}

import { z } from 'zod';
import { sourcesSchema } from '../../contracts/queries/sources.ts';
import { personOf } from '../access/person.ts';
import { isFullScope } from '../access/scope.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { SOURCES } from './examples.ts';

/** `GET /sources`: whether the data can be believed. */
export function sourcesRoute(api: Api, context: RouteContext): void {
  api.get(
    '/sources',
    {
      config: { role: 'analyst' },
      schema: {
        tags: ['reads'],
        summary: 'How the sources are doing',
        description:
          'Every source with its state, its newest post, its request budget and what was set aside. ' +
          'Counts are of the whole region, so a limited key gets null in their place.',
        querystring: z.object({}),
        response: answers('All sources', withMeta(sourcesSchema).meta({ examples: [SOURCES] })),
      },
    },
    async (request) => {
      const sources = context.operations.sources();
      const isWhole = isFullScope(personOf(request).scope);
      const items = isWhole ? sources : sources.map((source) => ({ ...source, counts: null }));
      return { items, next: null, meta: await context.meta() };
    },
  );
}

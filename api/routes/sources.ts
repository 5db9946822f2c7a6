import { z } from 'zod';
import { sourcesSchema } from '../../contracts/queries/sources.ts';
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
          'Every source with its state, its newest post, its request budget and what was set aside.',
        querystring: z.object({}),
        response: answers('All sources', withMeta(sourcesSchema).meta({ examples: [SOURCES] })),
      },
    },
    async () => ({ items: context.operations.sources(), next: null, meta: await context.meta() }),
  );
}

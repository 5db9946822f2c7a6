import { z } from 'zod';
import { NOT_READY, READINESS } from './admin-examples.ts';
import type { Api, RouteContext } from './context.ts';

const readySchema = z.object({
  ready: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});

/** `GET /readyz`: it also collects and stores. */
export function readyzRoute(api: Api, { operations }: RouteContext): void {
  const checks = (description: string, example: typeof READINESS) => ({
    description,
    content: { 'application/json': { schema: readySchema.meta({ examples: [example] }) } },
  });
  api.get(
    '/readyz',
    {
      config: { role: 'public' },
      schema: {
        tags: ['operations'],
        summary: 'The service is ready',
        description: 'Whether it also collects and stores, and which check says no.',
        response: { 200: checks('Every check is ok', READINESS), 503: checks('A check says no', NOT_READY) },
      },
    },
    async (_request, reply) => {
      const health = await operations.health();
      reply.code(health.ready ? 200 : 503).header('cache-control', 'no-store');
      return health;
    },
  );
}

import { z } from 'zod';
import { HEALTH } from './admin-examples.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const healthSchema = z
  .object({ status: z.literal('ok'), instanceId: z.string() })
  .meta({ examples: [HEALTH] });

/** `GET /healthz`: the process lives. */
export function healthzRoute(api: Api, { instanceId }: RouteContext): void {
  api.get(
    '/healthz',
    {
      config: { role: 'public' },
      schema: {
        tags: ['operations'],
        summary: 'The process lives',
        description: 'Answers as soon as reads are answered. The instance id is new at every start.',
        response: answers('It lives', healthSchema),
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { status: 'ok' as const, instanceId };
    },
  );
}

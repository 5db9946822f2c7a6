import { z } from 'zod';
import { QUARANTINE } from './admin-examples.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const paramsSchema = z.object({ limit: z.coerce.number().int().min(1).max(1_000).default(50) });
const entriesSchema = z
  .object({
    items: z.array(
      z.object({
        sourceId: z.string(),
        at: z.string(),
        reason: z.string(),
        place: z.string().nullable(),
        sample: z.string(),
      }),
    ),
    next: z.null(),
  })
  .meta({ examples: [QUARANTINE] });

/** `GET /admin/quarantine`: what could not become a post. */
export function quarantineRoute(api: Api, { operations }: RouteContext): void {
  api.get(
    '/admin/quarantine',
    {
      config: { role: 'admin', texts: true },
      schema: {
        tags: ['administration'],
        summary: 'What could not become a post',
        description: 'Raw items with the reason, newest first; samples are masked.',
        querystring: paramsSchema,
        response: answers('Entries', entriesSchema),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'private, no-store');
      return { items: await operations.quarantine(request.query.limit), next: null };
    },
  );
}

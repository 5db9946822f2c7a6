import { z } from 'zod';
import { ROLES } from '../access/person.ts';
import { LISTED_KEYS } from './admin-examples.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const keySchema = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  districts: z.array(z.string()).readonly().nullable().describe('null: all'),
  blocks: z.array(z.string()).readonly().nullable().describe('null: all'),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
});

const keysSchema = z.object({ items: z.array(keySchema), next: z.null() }).meta({ examples: [LISTED_KEYS] });

/** `GET /admin/keys`: names, roles and limits. */
export function listKeysRoute(api: Api, { keys }: RouteContext): void {
  api.get(
    '/admin/keys',
    {
      config: { role: 'admin' },
      schema: {
        tags: ['administration'],
        summary: 'List the keys',
        description: 'Names, roles and limits, revoked ones included; never the keys.',
        querystring: z.object({}),
        response: answers('Keys', keysSchema),
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { items: keys.list().map(({ hash: _, ...shown }) => shown), next: null };
    },
  );
}

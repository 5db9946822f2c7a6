import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { personOf } from '../access/person.ts';
import { MADE_KEY, NEW_KEY } from './admin-examples.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { keyNameSchema, keyRightsSchema } from './key-fields.ts';

const fieldsSchema = z.strictObject({ name: keyNameSchema, ...keyRightsSchema.shape });
const wantedSchema = fieldsSchema.meta({ examples: [NEW_KEY] });
const madeSchema = fieldsSchema
  .extend({ key: z.string().describe('Told now and never again.') })
  .meta({ examples: [MADE_KEY] });

/** `POST /admin/keys`: make a key. */
export function createKeyRoute(api: Api, { keys, region }: RouteContext): void {
  const known = new Set(region.districts.map((district) => district.id));
  api.post(
    '/admin/keys',
    {
      config: { role: 'admin' },
      schema: {
        tags: ['administration'],
        summary: 'Make a key',
        description: 'The key is told in this answer and never again; only its hash is kept.',
        body: wantedSchema,
        response: answers('The new key', madeSchema, [409]),
      },
    },
    async (request, reply) => {
      const wanted = request.body;
      const unknown = (wanted.districts ?? []).filter((id) => !known.has(id));
      if (unknown.length > 0) {
        throw new VecheError('input', `no such district: ${unknown.join(', ')}`, {
          where: 'body.districts',
          hint: 'GET /api/v1/region tells the ids',
        });
      }
      reply.header('cache-control', 'no-store');
      return { ...wanted, key: await keys.create(wanted, personOf(request).name) };
    },
  );
}

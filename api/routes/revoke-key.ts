import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { personOf } from '../access/person.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { keyNameSchema } from './key-fields.ts';

const doneSchema = z
  .object({ name: z.string(), revoked: z.literal(true) })
  .meta({ examples: [{ name: 'Мария', revoked: true }] });

/** `POST /admin/keys/revoke`: make a key useless. */
export function revokeKeyRoute(api: Api, { keys }: RouteContext): void {
  api.post(
    '/admin/keys/revoke',
    {
      config: { role: 'admin' },
      schema: {
        tags: ['administration'],
        summary: 'Revoke a key',
        description: 'The key and its sessions are useless at once.',
        body: z.strictObject({ name: keyNameSchema }).meta({ examples: [{ name: 'Мария' }] }),
        response: answers('Done', doneSchema, [404]),
      },
    },
    async (request) => {
      const { name } = request.body;
      const isDone = await keys.revoke(name, personOf(request).name);
      if (!isDone) throw new VecheError('not_found', 'nobody has such a key', { where: 'body.name' });
      return { name, revoked: true as const };
    },
  );
}

import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { correctionsSchema } from '../../contracts/queries/corrections.ts';
import { labelsOf } from '../corrected-post.ts';
import { readOptions } from '../reads/read.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { postIdSchema } from './post-id.ts';
import { CORRECTIONS } from './write-examples.ts';

/** `GET /posts/:id/corrections`: what people decided on a post. */
export function correctionsRoute(api: Api, { corrections, reader }: RouteContext): void {
  api.get(
    '/posts/:id/corrections',
    {
      config: { role: 'analyst', texts: true },
      schema: {
        tags: ['reads'],
        summary: 'What people decided on a post',
        description:
          'All corrections of its labels with names and notes, the oldest first, those taken back among them.',
        params: postIdSchema,
        querystring: z.object({}),
        response: answers('The corrections', correctionsSchema.meta({ examples: [CORRECTIONS] })),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if ((await reader.post(id, readOptions(request))) === null) {
        throw new VecheError('not_found', 'no such post', { where: 'id' });
      }
      const record = corrections.of(id);
      reply.header('cache-control', 'private, no-store');
      return {
        version: record?.version ?? 0,
        labels: labelsOf(record),
        items: record?.steps ?? [],
        next: null,
      };
    },
  );
}

import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { momentSchema } from '../../contracts/queries/filters.ts';
import { publicPostSchema } from '../../contracts/queries/posts.ts';
import { postSchema } from '../../contracts/post.ts';
import { personOf } from '../access/person.ts';
import { needFullScope } from '../access/scope.ts';
import { readOptions } from '../reads/read.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { POST } from './examples.ts';
import { TYPED_POST } from './write-examples.ts';

const headersSchema = z.looseObject({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key again is the same post. Absent: the same content on the same day is.')
    .meta({ examples: ['8f14e45f-ceea-467f-9575-6d5f0a1b2c3d'] }),
});
const bodySchema = z.strictObject({
  network: z
    .enum(['appeal', 'import'])
    .default('appeal')
    .describe('An appeal of a person, or anything else.'),
  text: z.string().trim().min(1).max(20_000).describe('Masked before it is kept.'),
  publishedAt: momentSchema
    .nullable()
    .default(null)
    .describe('UTC, or region time when it has no zone; null: now.'),
  channelId: z.string().trim().min(1).max(200).default('by-hand').describe('Where it came in.'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable()
    .default(null),
  geo: postSchema.shape.geo.default(null),
});

/** Storing waits for what is being stored already. */
const TIME_LIMIT_MS = 60_000;

/** `POST /posts`: one post that a person types. */
export function createPostRoute(api: Api, context: RouteContext): void {
  api.post(
    '/posts',
    {
      config: { role: 'editor', texts: true },
      handlerTimeout: TIME_LIMIT_MS,
      schema: {
        tags: ['writes'],
        summary: 'Add a post by hand',
        description:
          'An appeal that came by phone, or a post from where nothing collects. It is masked, labelled and counted ' +
          'as any other, and has no author. 201 with the stored post; 200 when it was there already. It may belong ' +
          'to any district and block, so a limited key is refused.',
        headers: headersSchema,
        body: bodySchema.meta({ examples: [TYPED_POST] }),
        response: {
          ...answers('It was there already', publicPostSchema.meta({ examples: [stored()] }), [409]),
          ...answers('The stored post', publicPostSchema.meta({ examples: [stored()] }), [409], 201),
        },
      },
    },
    async (request, reply) => {
      const { name, scope } = personOf(request);
      needFullScope(scope);
      const key = request.headers['idempotency-key'];
      const { id, isNew } = await context.intake.add({
        ...request.body,
        by: name,
        key: typeof key === 'string' ? key : null,
      });
      const post = await context.reader.post(id, readOptions(request));
      if (post === null) {
        throw new VecheError('unavailable', 'it is landed, but not stored yet', { retryAfterSeconds: 5 });
      }
      return reply.code(isNew ? 201 : 200).send(post);
    },
  );
}

function stored(): Omit<typeof POST, 'meta'> {
  const { meta: _, ...post } = POST;
  return post;
}

import type { FastifyRequest } from 'fastify';
import { VecheError } from '../../contracts/errors.ts';
import type { CorrectionRecord, CorrectionWish } from '../../contracts/corrections.ts';
import {
  correctedPostSchema,
  correctionBodySchema,
  undoBodySchema,
  type CorrectedPost,
} from '../../contracts/queries/corrections.ts';
import { maskPersonalData } from '../../text/mask.ts';
import { personOf } from '../access/person.ts';
import { inScope } from '../access/scope.ts';
import { correctedPost } from '../corrected-post.ts';
import { readOptions } from '../reads/read.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { CORRECTED_POST, CORRECTION, UNDONE_POST } from './write-examples.ts';
import { postIdSchema } from './post-id.ts';

/** Storing waits for what is being stored already. */
const TIME_LIMIT_MS = 60_000;

/** `POST /posts/:id/corrections`: set labels by hand. */
export function correctPostRoute(api: Api, context: RouteContext): void {
  api.post(
    '/posts/:id/corrections',
    {
      config: { role: 'editor', texts: true },
      handlerTimeout: TIME_LIMIT_MS,
      schema: {
        tags: ['writes'],
        summary: 'Correct the labels of a post',
        description:
          'What is set here holds until it is taken back: after edits of the post, when it is read again, and when ' +
          'newer processors label it. Counts move from the old cell to the new one at once. The post has to lie ' +
          'within the limits of the key before and after.',
        params: postIdSchema,
        body: correctionBodySchema.meta({ examples: [CORRECTION] }),
        response: answers(
          'The post as it is now, and how to take it back',
          correctedPostSchema.meta({ examples: [CORRECTED_POST] }),
          [409],
        ),
      },
    },
    async (request) => {
      const { note, version, ...set } = request.body;
      const record = await context.corrections.correct({
        ...wishOf(request, request.params.id, version),
        set,
        note: note === null ? null : maskPersonalData(note),
      });
      return answer(request, record, context);
    },
  );
}

/** `POST /posts/:id/corrections/undo`: take the latest correction back. */
export function undoCorrectionRoute(api: Api, context: RouteContext): void {
  api.post(
    '/posts/:id/corrections/undo',
    {
      config: { role: 'editor', texts: true },
      handlerTimeout: TIME_LIMIT_MS,
      schema: {
        tags: ['writes'],
        summary: 'Take the latest correction of a post back',
        description:
          'The labels are again what earlier corrections and the processors say. Once more takes back the one before.',
        params: postIdSchema,
        body: undoBodySchema.meta({ examples: [{ version: 1 }] }),
        response: answers(
          'The post as it is now',
          correctedPostSchema.meta({ examples: [UNDONE_POST] }),
          [409],
        ),
      },
    },
    async (request) => {
      const wish = wishOf(request, request.params.id, request.body.version);
      return answer(request, await context.corrections.undo(wish), context);
    },
  );
}

function wishOf(request: FastifyRequest, postId: string, version: number | undefined): CorrectionWish {
  const { name, scope } = personOf(request);
  return {
    postId,
    by: name,
    version: version ?? null,
    // A limited reader sees no post without a district (storage/queries/where.ts), so it may not change one either.
    allows: ({ districtId, block }) => inScope(scope, { districtId: districtId ?? '', block }),
  };
}

async function answer(
  request: FastifyRequest<{ Params: { id: string } }>,
  record: CorrectionRecord,
  { reader }: RouteContext,
): Promise<CorrectedPost> {
  const post = await reader.post(request.params.id, readOptions(request));
  if (post === null) throw new VecheError('not_found', 'no such post', { where: 'id' });
  return correctedPost(post, record);
}

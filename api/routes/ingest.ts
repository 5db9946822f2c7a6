import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { pushedItemSchema, PUSHED_ITEMS_MAX, type Pushed } from '../../contracts/intake.ts';
import { isRecent, isSignedWith, notSigned } from '../access/signature.ts';
import { readPushedItems } from '../read-pushed-items.ts';
import { validatorCompiler } from '../validation.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { PUSHED, PUSHED_ITEMS } from './write-examples.ts';

const paramsSchema = z.object({
  source: z
    .string()
    .min(1)
    .max(100)
    .describe('Id of the source in the settings.')
    .meta({ examples: ['hotline'] }),
});
const headersSchema = z.looseObject({
  'x-veche-timestamp': z
    .string()
    .max(20)
    .optional()
    .describe('Seconds since 1970; at most five minutes from now.')
    .meta({ examples: ['1795507200'] }),
  'x-veche-signature': z
    .string()
    .max(100)
    .optional()
    .describe('`sha256=` and the HMAC-SHA256, in hexadecimal, of timestamp, a dot and the body.')
    .meta({ examples: [`sha256=${'0'.repeat(64)}`] }),
});
const answerSchema = z.object({
  posts: z.number().int(),
  deletions: z.number().int(),
  /** What could not become a post, with the reason. */
  quarantined: z.array(z.object({ place: z.string(), reason: z.string() })),
});
/** For the documentation only: items are read by the intake, one by one. */
const itemsSchema = z
  .array(
    pushedItemSchema.extend({
      authorId: z
        .string()
        .nullish()
        .describe('Of a person, in the terms of the source; becomes a pseudonym before anything is kept.'),
    }),
  )
  .max(PUSHED_ITEMS_MAX);

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';
const BODY_BYTES_MAX = 5 * 1024 * 1024;
/** Of one address: a source may push every second, and somebody without the secret cannot keep it out. */
const CALLS_PER_MINUTE = 600;

/** `POST /ingest/:source`: posts from a source that pushes. Its signature stands for a key. */
export function ingestRoute(api: Api, context: RouteContext): void {
  const answered = createAnswered();
  // Signed are the very bytes, so nobody may parse them before.
  void api.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser([JSON_TYPE, LINES_TYPE], { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.post(
      '/ingest/:source',
      {
        config: {
          role: 'public',
          rateLimit: { max: CALLS_PER_MINUTE, keyGenerator: ({ ip }) => `ingest ${ip}` },
        },
        bodyLimit: BODY_BYTES_MAX,
        validatorCompiler: (given) =>
          given.httpPart === 'body' ? (value: unknown) => ({ value }) : validatorCompiler(given as never),
        onRequest: async (request) => {
          if (!isRecent(signOf(request).timestamp, context.clock.now())) throw notSigned();
        },
        schema: {
          tags: ['writes'],
          summary: 'Posts from a source that pushes',
          description:
            'For sources with `secretEnv` in the settings. The body is a JSON array of items, or one a line ' +
            '(`application/x-ndjson`), 500 and 5 MiB at most, signed with the secret. They are safe on disk when ' +
            '202 is answered, and stored soon after. The same call again, and the same items again, change nothing.',
          params: paramsSchema,
          headers: headersSchema,
          body: {
            content: {
              [JSON_TYPE]: { schema: itemsSchema.meta({ examples: [PUSHED_ITEMS] }) },
              [LINES_TYPE]: {
                schema: z.string().meta({ examples: [`${JSON.stringify(PUSHED_ITEMS[0])}\n`] }),
              },
            },
          },
          response: answers('Landed', answerSchema.meta({ examples: [PUSHED] }), [401], 202),
        },
      },
      async (request, reply) => {
        const body = request.body as Buffer;
        const { source } = request.params as z.infer<typeof paramsSchema>;
        const sign = signOf(request);
        if (!isSignedWith(context.intake.secretOf(source), { ...sign, body })) throw notSigned();
        const isLines = request.headers['content-type']?.startsWith(LINES_TYPE) === true;
        const pushed = await answered(`${source} ${sign.signature}`, () =>
          context.intake.push(source, readPushedItems(body, isLines)),
        );
        return reply.code(202).send({
          ...pushed,
          quarantined: pushed.quarantined.map(({ place, reason }) => ({ place, reason })),
        });
      },
    );
  });
}

function signOf({ headers }: FastifyRequest): { timestamp: string; signature: string } {
  const text = (name: string): string => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };
  return { timestamp: text('x-veche-timestamp'), signature: text('x-veche-signature') };
}

type Answered = (call: string, push: () => Promise<Pushed>) => Promise<Pushed>;

/** Calls whose answers are remembered: more than ten minutes of one busy source. */
const ANSWERED_MAX = 5_000;

/** The same call again, also at once, gets the same answer and lands nothing. After a restart its items are known. */
function createAnswered(): Answered {
  const known = new Map<string, Promise<Pushed>>();
  return (call, push) => {
    const before = known.get(call);
    if (before !== undefined) return before;
    const answer = push();
    known.set(call, answer);
    answer.catch(() => known.delete(call));
    const oldest = known.keys().next().value;
    if (known.size > ANSWERED_MAX && oldest !== undefined) known.delete(oldest);
    return answer;
  };
}

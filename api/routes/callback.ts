import { z } from 'zod';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const paramsSchema = z.object({
  source: z
    .string()
    .min(1)
    .max(100)
    .describe('Id of the source in the settings.')
    .meta({ examples: ['own-community'] }),
});
const bodySchema = z
  .looseObject({
    type: z.string().max(100).describe('Kind of the event, or `confirmation`.'),
    group_id: z.number().int().describe('Community that sends it.'),
    secret: z.string().max(200).optional().describe('Secret key of the Callback API settings.'),
    event_id: z.string().max(100).optional().describe('The same event again changes nothing.'),
  })
  .meta({
    examples: [
      {
        type: 'wall_reply_new',
        group_id: 55,
        event_id: 'c68d',
        v: '5.199',
        secret: 'secret-of-the-community',
        object: {
          id: 18,
          from_id: 1,
          post_id: 17,
          post_owner_id: -55,
          date: 1_795_420_000,
          text: 'У нас тоже нет воды',
        },
      },
    ],
  });

const BODY_BYTES_MAX = 512 * 1024;
/** Of one address: VK sends every event by itself, and somebody without the secret cannot keep it out. */
const CALLS_PER_MINUTE = 3000;

/** `POST /callback/:source`: events of an own community on VK. Their secret stands for a key. */
export function callbackRoute(api: Api, { intake }: RouteContext): void {
  api.post(
    '/callback/:source',
    {
      config: {
        role: 'public',
        rateLimit: { max: CALLS_PER_MINUTE, keyGenerator: ({ ip }) => `callback ${ip}` },
      },
      bodyLimit: BODY_BYTES_MAX,
      schema: {
        tags: ['writes'],
        summary: 'Events of an own community on VK',
        description:
          'For sources of VK with `secretEnv` and `confirmation` in the settings, called by the Callback API of VK. ' +
          'Answers the confirmation string, or `ok` once the event is safe on disk.',
        params: paramsSchema,
        body: bodySchema,
        response: textAnswers('Received', { 'text/plain': 'ok' }, [401]),
      },
    },
    async (request, reply) => {
      const answer = await intake.receive(request.params.source, request.body);
      return reply.type('text/plain; charset=utf-8').send(answer);
    },
  );
}

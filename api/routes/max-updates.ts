import { z } from 'zod';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const paramsSchema = z.object({
  source: z
    .string()
    .min(1)
    .max(100)
    .describe('Id of the source in the settings.')
    .meta({ examples: ['max-bot'] }),
});
const headersSchema = z.looseObject({
  'x-max-bot-api-secret': z
    .string()
    .max(256)
    .optional()
    .describe('Secret of the subscription.')
    .meta({ examples: ['secret-of-the-hotline'] }),
});
const bodySchema = z
  .looseObject({
    update_type: z.string().max(100).describe('Kind of the update.'),
    timestamp: z.number().describe('Milliseconds since 1970.'),
  })
  .meta({
    examples: [
      {
        update_type: 'message_created',
        timestamp: 1_795_420_800_000,
        message: {
          recipient: { chat_id: -70_000_000_000_055, chat_type: 'channel' },
          timestamp: 1_795_420_800_000,
          body: { mid: 'mid.0001', seq: 1, text: 'Воды не будет до вечера', attachments: [] },
        },
      },
    ],
  });
const answerSchema = z.object({ success: z.boolean() }).meta({ examples: [{ success: true }] });

const BODY_BYTES_MAX = 512 * 1024;
/** MAX sends at most 100 a second (https://github.com/max-messenger/max-bot-api-schema). */
const CALLS_PER_MINUTE = 6000;

/** `POST /max-updates/:source`: updates that MAX sends to a bot's webhook. Their secret stands for a key. */
export function maxUpdatesRoute(api: Api, { intake }: RouteContext): void {
  api.post(
    '/max-updates/:source',
    {
      config: {
        role: 'public',
        rateLimit: { max: CALLS_PER_MINUTE, keyGenerator: ({ ip }) => `max-updates ${ip}` },
      },
      bodyLimit: BODY_BYTES_MAX,
      schema: {
        tags: ['writes'],
        summary: 'Updates of a bot on MAX',
        description:
          'For sources of MAX with `secretEnv` in the settings and chats in `target`, called by the webhook of the bot. ' +
          'Answers 200 once the update is safe on disk; MAX repeats what is not answered so for eight hours.',
        params: paramsSchema,
        headers: headersSchema,
        body: bodySchema,
        response: answers('Received', answerSchema, [401]),
      },
    },
    async (request) => {
      const given = request.headers['x-max-bot-api-secret'] ?? '';
      await intake.receiveUpdate(request.params.source, given, request.body);
      return { success: true };
    },
  );
}

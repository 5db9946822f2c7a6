import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';
import { holdSchema } from '../kit/hold.ts';

const id = z.number().int();
const word = z.string().catch('');
const flag = z.boolean().optional().catch(undefined);

const chatSchema = z.object({ id, type: z.string(), username: z.string().optional().catch(undefined) });
const pointSchema = z.object({ latitude: z.number(), longitude: z.number() });

/** A message as it stands inside another one: enough to link to it. */
const quotedSchema = z.object({
  message_id: id,
  chat: chatSchema.optional().catch(undefined),
  sender_chat: chatSchema.optional().catch(undefined),
  is_automatic_forward: flag,
  forward_origin: z.unknown().optional(),
});

/** A message of the Bot API (core.telegram.org/bots/api#message); only what Veche needs, and no name of a person. */
export const messageSchema = quotedSchema.extend({
  chat: chatSchema,
  date: z.number(),
  edit_date: z.number().optional().catch(undefined),
  message_thread_id: id.optional().catch(undefined),
  from: z.object({ id, is_bot: flag }).optional().catch(undefined),
  reply_to_message: quotedSchema.optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  entities: z.array(z.unknown()).catch([]),
  caption_entities: z.array(z.unknown()).catch([]),
  poll: z
    .object({ question: word, options: z.array(z.object({ text: word })).catch([]) })
    .optional()
    .catch(undefined),
  venue: z.object({ location: pointSchema, title: word, address: word }).optional().catch(undefined),
  location: pointSchema.optional().catch(undefined),
});

/** Where a forwarded message comes from, when that is a channel. */
export const originSchema = z.object({ type: z.literal('channel'), chat: chatSchema, message_id: id });

/** Answer of any method: `result`, or an error with what to do. */
export const answerSchema = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional().catch(undefined),
  description: word,
  parameters: z
    .object({ retry_after: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** A change of the bot's own membership. */
export const membershipSchema = z.object({
  chat: chatSchema,
  new_chat_member: z.object({ status: z.string() }),
});

export type Message = z.infer<typeof messageSchema>;
export type Chat = z.infer<typeof chatSchema>;
export type Quoted = z.infer<typeof quotedSchema>;

/** Where reading a bot's updates goes on. */
export const botCursorSchema = z.object({
  /** Number of the first update that is not landed yet; null before the first one. */
  offset: z.number().nullable().catch(null),
  /** When an update came last, ms. */
  receivedMs: z.number().catch(0),
  /** When Telegram was asked last, ms, to the hour. */
  askedMs: z.number().catch(0),
  /** `<chat>/<message>` of channel posts mirrored in their discussion groups → `<channel>/<number>`. */
  roots: z.record(z.string(), z.string()).catch({}),
  /** Chats that the bot was removed from. */
  left: z.array(z.number()).catch([]),
  deadAnswers: z.number().catch(0),
  firstSeen: firstSeenSchema,
  hold: holdSchema,
});

export type BotCursor = z.infer<typeof botCursorSchema>;

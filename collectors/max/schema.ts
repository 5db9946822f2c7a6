import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';
import { holdSchema } from '../kit/hold.ts';

/** Ids have 64 bits: numbers, or digits where a number would not be exact (exact-json.ts). */
const id = z.union([z.number().int().transform(String), z.string().regex(/^-?\d{1,20}$/)]);
const list = z
  .array(z.unknown())
  .nullish()
  .transform((value) => value ?? [])
  .catch([]);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
  .catch('');
const sender = z
  .object({ user_id: id, is_bot: z.boolean().nullish().catch(null) })
  .nullish()
  .catch(undefined);
const bodySchema = z.object({
  mid: z.string().min(1).max(300),
  text,
  attachments: list,
  markup: list,
});

/** A message, as updates, GET /messages and webhooks give it; only what Veche needs. */
export const messageSchema = z.object({
  sender,
  recipient: z.object({ chat_id: id.nullish().catch(null), chat_type: z.string().catch('') }),
  timestamp: z.number(),
  link: z
    .object({ type: z.string(), message: bodySchema.nullish().catch(null) })
    .nullish()
    .catch(null),
  body: bodySchema.nullish().catch(null),
  stat: z.object({ views: z.number() }).nullish().catch(null),
  url: z.string().nullish().catch(null),
});

/** An update. */
export const updateSchema = z.object({
  update_type: z.string(),
  timestamp: z.number().catch(0),
  message: z.unknown().optional(),
  message_id: z.string().min(1).max(300).optional().catch(undefined),
  chat_id: id.optional().catch(undefined),
});

export const updatesSchema = z.object({ updates: z.array(z.unknown()), marker: id.nullish().catch(null) });
export const messagesSchema = z.object({ messages: z.array(z.unknown()) });
export const chatsSchema = z.object({ chats: z.array(z.unknown()), marker: id.nullish().catch(null) });

/** A chat in which the bot is a member. */
export const chatSchema = z.object({
  chat_id: id,
  type: z.string(),
  status: z.string().catch('active'),
  is_public: z.boolean().catch(false),
});

export const errorSchema = z.object({ code: z.string(), message: text });

export type Message = z.infer<typeof messageSchema>;

/** History of a chat not read yet: from `toMs` down to `fromMs`. */
const gapSchema = z.object({ chatId: z.string(), fromMs: z.number(), toMs: z.number() });

/** Where reading goes on. */
export const maxCursorSchema = z.object({
  /** The next update; everything before it is landed. null: none was read yet. */
  marker: z.string().nullable().catch(null),
  /** Open chats in which the bot is a member, and when they were asked for, ms. */
  chats: z.array(z.string()).catch([]),
  chatsMs: z.number().catch(0),
  /** When the updates were last read to their end, ms. */
  readMs: z.number().catch(0),
  gaps: z.array(gapSchema).catch([]),
  /** The visit before brought nothing, so the next one waits for news. */
  isQuiet: z.boolean().catch(false),
  /** Times in a row that what was asked for was called gone. */
  deadAnswers: z.number().catch(0),
  firstSeen: firstSeenSchema,
  hold: holdSchema,
});

export type Gap = z.infer<typeof gapSchema>;
export type MaxCursor = z.infer<typeof maxCursorSchema>;

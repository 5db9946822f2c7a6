import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';

const text = z.string().catch('');
const flag = z.boolean().nullable().catch(null);
const count = z.number().optional().catch(undefined);
/** Numbers in decimal digits at Mastodon, letters too at its relatives. */
const id = z.string().regex(/^\w{1,40}$/);

const accountSchema = z.object({
  acct: text,
  uri: text,
  url: text,
  id: text,
  note: text,
  /** The author wants no search engines. */
  noindex: flag,
  /** The author lets posts be found by searching (since 4.2); false is a refusal. */
  indexable: flag,
  /** The author wants to be found; false is a refusal, null is no answer. */
  discoverable: flag,
});

const contentSchema = z.object({
  content: text,
  spoiler_text: text,
  visibility: text,
  account: accountSchema,
  poll: z
    .object({ options: z.array(z.object({ title: text })).catch([]) })
    .nullable()
    .catch(null),
});

/** https://docs.joinmastodon.org/entities/Status/ */
export const statusSchema = contentSchema.extend({
  id,
  created_at: z.string(),
  edited_at: z.string().nullable().catch(null),
  in_reply_to_id: id.nullable().catch(null),
  reblog: contentSchema.nullable().catch(null),
  replies_count: count,
  reblogs_count: count,
  favourites_count: count,
});

export type Status = z.infer<typeof statusSchema>;
export type StatusContent = z.infer<typeof contentSchema>;

/** https://docs.joinmastodon.org/entities/Error/ */
export const errorSchema = z.object({ error: z.string(), error_description: text });

/** One message of the streaming interface over WebSocket; `payload` is JSON once more, or the id of what is gone. */
export const eventSchema = z.object({
  event: z.string(),
  payload: z.union([z.string(), z.number().transform(String)]).catch(''),
});

/** Where reading a timeline goes on. */
export const mastodonCursorSchema = z.object({
  /** Timeline that the cursor is of; another one begins anew. */
  of: z.string().catch(''),
  /** Highest id read; null before the first page. */
  newest: id.nullable().catch(null),
  /** Ids with their publishing time, seconds, that may still be found edited or deleted; ascending. */
  seen: z.array(z.tuple([id, z.number()])).catch([]),
  /** When all of the last day was read again, ms. */
  recheckedMs: z.number().catch(0),
  firstSeen: firstSeenSchema,
  robots: z.object({ checkedMs: z.number(), isAllowed: z.boolean() }).nullable().catch(null),
});

export type MastodonCursor = z.infer<typeof mastodonCursorSchema>;

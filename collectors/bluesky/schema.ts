import { z } from 'zod';

const did = z.string().regex(/^did:[a-z]{1,20}:[\w.:%-]{1,200}$/);
const text = z.string().catch('');

const operation = z.object({
  operation: z.string(),
  collection: z.string(),
  rkey: z.string().min(1).max(512),
  /** Missing in deletions. */
  record: z.unknown().optional(),
});

/** An event on the first wire of Jetstream (https://github.com/bluesky-social/jetstream), `time_us` in microseconds. */
export const eventSchema = z.object({
  did,
  time_us: z.number(),
  kind: z.string(),
  commit: operation.nullable().catch(null),
  account: z
    .object({ active: z.boolean().nullable().catch(null), status: text })
    .nullable()
    .catch(null),
});

/** A message of the second wire: lexicon network.bsky.jetstream.subscribeEvents. */
export const messageSchema = z.object({ $type: z.string().regex(/#[a-z]+$/) }).loose();
/** The frame that a message comes in: subprotocol xrpc.v1.json. */
export const frameSchema = z.object({ payload: messageSchema });

/** The commit of a frame. */
export const commitSchema = operation.extend({ did, time: z.string() });
/** Everything else that a frame may hold. */
export const noticeSchema = z.object({
  $type: z.string(),
  account: z
    .object({ active: z.boolean().nullable().catch(null), status: text })
    .nullable()
    .catch(null),
});

/** A refused subscription, or the last frame before the server hangs up. */
export const errorSchema = z.object({ error: z.string(), message: text });

const reference = z.object({ uri: z.string() });

/** Lexicon app.bsky.feed.post. */
export const recordSchema = z.object({
  text: z.string(),
  createdAt: z.string(),
  facets: z
    .array(
      z
        .object({
          index: z.object({ byteStart: z.number().int(), byteEnd: z.number().int() }),
          features: z.array(z.object({ $type: text })).catch([]),
        })
        .nullable()
        .catch(null),
    )
    .catch([]),
  reply: z.object({ root: reference, parent: reference }).nullable().catch(null),
  embed: z
    .object({ external: z.object({ title: text }).nullable().catch(null) })
    .nullable()
    .catch(null),
});

export type PostRecord = z.infer<typeof recordSchema>;

import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';
import { holdSchema } from '../kit/hold.ts';

const baseSchema = z.object({
  /** Times in a row that VK called the community gone. */
  deadAnswers: z.number().catch(0),
  firstSeen: firstSeenSchema,
  hold: holdSchema,
});

/**
 * A topic that is looked after: id, time of its last change (s), comments, newest comment read (0: none), time of the
 * last look (s), and the ids of its newest comments (see comment-ids.ts).
 */
export const openTopicSchema = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.string(),
]);

/** Where reading a discussion board goes on. */
export const boardCursorSchema = baseSchema.extend({
  /** Changes up to this, s, are read; null before the first visit has ended. */
  readTo: z.number().nullable().catch(null),
  topics: z.array(openTopicSchema).catch([]),
});

/** Times, s, whose posts are still searched for. */
export const spanSchema = z.object({ from: z.number(), to: z.number() });

/** Where a search goes on. */
export const searchCursorSchema = baseSchema.extend({
  /** Searched up to this time, s, except for `spans`; null before the first visit. */
  searchedTo: z.number().nullable().catch(null),
  /** Oldest first. */
  spans: z.array(spanSchema).catch([]),
  /** Posts found: `<owner>_<id>`, publishing time (s), steps of the re-check schedule done. */
  found: z.array(z.tuple([z.string(), z.number(), z.number()])).catch([]),
  /** Calls of newsfeed.search on a day of VK (Moscow). */
  ledger: z.object({ day: z.string(), used: z.number() }).catch({ day: '', used: 0 }),
});

/** Where reading the events of an own community goes on. */
export const eventsCursorSchema = baseSchema.extend({
  /** Number of the next event, as VK gives it; null before the first visit. */
  ts: z.string().nullable().catch(null),
  /** Events seen last: VK may send one twice. */
  eventIds: z.array(z.string()).catch([]),
  /** When events were lost last, s; null: never. */
  lostAt: z.number().nullable().catch(null),
});

export type OpenTopic = z.infer<typeof openTopicSchema>;
export type BoardCursor = z.infer<typeof boardCursorSchema>;
export type SearchCursor = z.infer<typeof searchCursorSchema>;
export type Span = z.infer<typeof spanSchema>;
export type EventsCursor = z.infer<typeof eventsCursorSchema>;

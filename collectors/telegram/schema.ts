import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';

/** Messages not read yet: numbers above `from` and below `to`, not older than `sinceSeconds`. */
export const gapSchema = z.object({ from: z.number(), to: z.number(), sinceSeconds: z.number() });

/** Where reading a channel goes on. */
export const telegramCursorSchema = z.object({
  /** Highest message number read; null before the first page. */
  newest: z.number().nullable().catch(null),
  /** Oldest first; the last one is walked first. */
  gaps: z.array(gapSchema).catch([]),
  /** Message number and publishing time, seconds, of what may still be found edited or deleted; ascending. */
  seen: z.array(z.tuple([z.number(), z.number()])).catch([]),
  /** Visits since all of the last 48 h was read again, and when that was. */
  visits: z.number().catch(0),
  recheckedMs: z.number().catch(0),
  firstSeen: firstSeenSchema,
  robots: z.object({ checkedMs: z.number(), isAllowed: z.boolean() }).nullable().catch(null),
});

export type Gap = z.infer<typeof gapSchema>;
export type TelegramCursor = z.infer<typeof telegramCursorSchema>;

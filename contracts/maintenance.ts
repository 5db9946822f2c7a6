import { z } from 'zod';
import { NETWORKS } from './post.ts';

/** How far long work is. `total` is null while nobody knows. */
export interface WorkProgress {
  /** What is done now, for people. */
  what: string;
  done: number;
  total: number | null;
}

/** Takes progress; called as often as the work likes. */
export type Tell = (progress: WorkProgress) => void;

const POST_ID_LENGTH_MAX = 512;
/** Posts named in one demand; more come as a channel, or in several. */
const POSTS_MAX = 1_000;

/** What has to be forgotten: posts, and whole channels. */
export const forgetDemandSchema = z
  .strictObject({
    posts: z.array(z.string().min(1).max(POST_ID_LENGTH_MAX)).max(POSTS_MAX).default([]),
    channels: z
      .array(
        z.strictObject({ network: z.enum(NETWORKS), channelId: z.string().min(1).max(POST_ID_LENGTH_MAX) }),
      )
      .max(100)
      .default([]),
  })
  .refine(({ posts, channels }) => posts.length + channels.length > 0, 'name a post or a channel');

/** Where what was demanded stood, and was removed. */
export const forgetReportSchema = z.object({
  /** Posts that lost their text, address and author now. */
  posts: z.number().int(),
  /** Demanded ids of which nothing was stored, or that were deleted before; they will not be stored either. */
  alreadyGone: z.number().int(),
  threads: z.number().int(),
  landedPages: z.number().int(),
  quarantined: z.number().int(),
  damagedBatches: z.number().int(),
});

/** What a backup holds. */
export interface BackupReport {
  path: string;
  posts: number;
  files: number;
  bytes: number;
  landedPages: number;
}

/** Half-open period of publishing times, UTC ISO. */
export interface ReplayOptions {
  from: string;
  to: string;
  /** Nothing is written. */
  isDryRun: boolean;
}

const transitionSchema = z.object({ from: z.string(), to: z.string(), posts: z.number().int() });

/** What the processors of today say otherwise than those that wrote the labels. */
export const replayReportSchema = z.object({
  isDryRun: z.boolean(),
  from: z.string(),
  to: z.string(),
  /** Version of the processors that ran now. */
  version: z.string(),
  /** Versions that wrote the labels looked at. */
  before: z.array(z.object({ version: z.string(), posts: z.number().int() })),
  looked: z.number().int(),
  changed: z.number().int(),
  /** Posts that were changed or deleted while they were looked at, and were left alone. */
  skipped: z.number().int(),
  /** Changed posts by label. */
  fields: z.array(z.object({ field: z.string(), posts: z.number().int() })),
  blocks: z.array(transitionSchema),
  districts: z.array(transitionSchema),
  examples: z.array(z.object({ id: z.string(), field: z.string(), from: z.string(), to: z.string() })),
});

export type ForgetDemand = z.output<typeof forgetDemandSchema>;
export type ForgetReport = z.infer<typeof forgetReportSchema>;
export type ReplayReport = z.infer<typeof replayReportSchema>;

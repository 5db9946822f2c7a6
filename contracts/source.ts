import { z } from 'zod';
import { CHANNEL_KINDS, NETWORKS } from './post.ts';

/** `7d`, `12h`, `30m`: a length of time. */
const span = z.string().regex(/^\d+[mhd]$/, 'a number with m, h or d, such as 7d');

/** One source in the configuration. */
export const sourceSchema = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case: lower-case letters, digits and single hyphens'),
  network: z.enum(NETWORKS),
  /** In the network's own terms: owner id, channel name, feed URL, host. */
  target: z.string().min(1),
  title: z.string().optional(),
  /** Another host that speaks the same interface. */
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Name of the environment variable that holds the token. */
  tokenEnv: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable')
    .optional(),
  /** Name of the environment variable with the secret of a source that pushes: `POST /api/v1/ingest/<id>`. Not polled. */
  secretEnv: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable')
    .optional(),
  /** What VK's Callback API shows as the string that its server has to be answered with; only for such sources. */
  confirmation: z
    .string()
    .regex(/^[0-9A-Za-z]{1,64}$/, 'letters and digits')
    .optional(),
  channelKind: z.enum(CHANNEL_KINDS).default('community'),
  bodyId: z.string().nullable().default(null),
  /** District of posts that name no place of their own. */
  districtId: z.string().nullable().default(null),
  acceptTerms: z.boolean().default(false),
  since: span.default('7d'),
  /** Seconds between polls; by default the collector's own. */
  everySeconds: z.number().positive().optional(),
  enabled: z.boolean().default(true),
});

export type Source = z.infer<typeof sourceSchema>;

export const SOURCE_STATES = [
  'starting',
  'active',
  'backing_off',
  'quota',
  'private',
  'no_preview',
  'layout_changed',
  'dead',
  'silent',
  'off',
] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** How a source is doing; what `./veche sources` and the dashboard show. */
export interface SourceStatus {
  id: string;
  network: Source['network'];
  title: string;
  /** Channel that its posts carry; null: none seen yet. */
  channelId: string | null;
  channelKind: Source['channelKind'];
  state: SourceState;
  /** Publishing time of its newest post; null: none seen. */
  lastPostAt: string | null;
  lastPollAt: string | null;
  /** Why it is not active, for a person. */
  reason: string | null;
  /** Requests used and allowed in the running quota window; null where the network states none. */
  budget: { used: number; limit: number; resetsAt: string } | null;
  counts: SourceCounts;
}

/**
 * Whether a source should deliver and does not, so that its silence is no data. A source that has just been started
 * counts as missing until its first post is there.
 */
export function isMissing({ state, lastPostAt }: Pick<SourceStatus, 'state' | 'lastPostAt'>): boolean {
  if (state === 'starting') return lastPostAt === null;
  return state !== 'active' && state !== 'off';
}

/** Counted since the installation began. */
export interface SourceCounts {
  posts: number;
  edits: number;
  deletions: number;
  quarantined: number;
  futureDates: number;
  truncated: number;
}

/** Milliseconds of a span such as `7d`. */
export function spanMs(text: string): number {
  const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 }[text.at(-1) as 'm' | 'h' | 'd'];
  return Number(text.slice(0, -1)) * unit;
}

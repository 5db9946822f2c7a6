import { z } from 'zod';
import type { Quarantined } from './collector.ts';
import { postSchema } from './post.ts';

/** Items in one call of a source that pushes. They are landed together, in one fsync. */
export const PUSHED_ITEMS_MAX = 500;

const date = z.string().max(64).nullish();
const { shape } = postSchema;

/**
 * One item of a source that pushes, in the source's own terms, without its author: no type of this folder can hold one.
 * Dates are ISO; zoneless ones are region time. An item with `deletedAt` takes back the one with its id.
 */
export const pushedItemSchema = z.object({
  id: z.string().min(1).max(300).describe('Unique at its source; the same id again is a new version.'),
  text: z.string().nullish().describe('Masked before it is kept. Needed unless the item is a deletion.'),
  kind: shape.kind.nullish().describe('Absent: `appeal` for appeals, else `post`.'),
  publishedAt: date.describe('Absent: when it came.'),
  editedAt: date,
  deletedAt: date.describe('The item was deleted at its source.'),
  channelId: z.string().min(1).max(200).nullish().describe('Absent: the target of the source.'),
  parentId: z.string().max(300).nullish().describe('Id of the item it answers.'),
  rootId: z.string().max(300).nullish().describe('Id of the item that began the thread.'),
  url: z.string().nullish(),
  geo: shape.geo.optional(),
  metrics: shape.metrics.nullish(),
});

/** A post that a person types. */
export interface TypedPost {
  network: 'appeal' | 'import';
  text: string;
  /** ISO, or region time without a zone; null: now. */
  publishedAt: string | null;
  channelId: string;
  url: string | null;
  geo: { lat: number; lon: number } | null;
  /** Whoever types. */
  by: string;
  /** The same key again is the same post; null: the same content on the same day is. */
  key: string | null;
}

/** What became of a call. */
export interface Pushed {
  posts: number;
  deletions: number;
  quarantined: Quarantined[];
}

/** Where posts come in that nobody fetches. */
export interface Intake {
  /** Secret that a source signs its calls with; null: no such source, or it is off. */
  secretOf(sourceId: string): string | null;
  /**
   * Lands the items of one call, at most 500; they are stored soon after. Items that cannot become posts are put into
   * quarantine with their reason. @throws {VecheError} `unavailable` when nothing can be landed now.
   */
  push(sourceId: string, items: readonly unknown[]): Promise<Pushed>;
  /**
   * Takes an event that VK's Callback API sends, once, and gives what it wants to read: the confirmation string, or `ok`
   * when the event is safe on disk. @throws {VecheError} `unauthorized` when no source knows the secret and community,
   * `unavailable` when nothing can be landed now.
   */
  receive(sourceId: string, event: Readonly<Record<string, unknown>>): Promise<string>;
  /**
   * Takes an update that MAX sends to a bot's webhook; it is safe on disk when this resolves. The same one again changes
   * nothing. @throws {VecheError} `unauthorized` when no source knows the secret, `unavailable` when nothing can be landed.
   */
  receiveUpdate(sourceId: string, secret: string, update: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * Lands a typed post and resolves when it can be queried. The same one again changes nothing.
   * @throws {VecheError} `input` when it cannot be a post, `conflict` when the key stands for another one, `unavailable`.
   */
  add(post: TypedPost): Promise<{ id: string; isNew: boolean }>;
}

import { z } from 'zod';
import type { Parsed } from '../../contracts/collector.ts';
import { toIso } from '../../contracts/clock.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { attachmentTitles } from './attachment-titles.ts';
import { joinTexts } from './plain-text.ts';
import type { WallPost } from './schema.ts';
import { wallPostSchema } from './schema.ts';

const COPIES_MAX = 3;
/** Not public (yet): waiting for its time, or for the owner's consent. */
const HIDDEN_TYPES = new Set(['postpone', 'suggest']);

/** What paging and re-checks need of a wall post. */
export interface WallEntry {
  id: number;
  /** Seconds since the epoch. */
  date: number;
  isPinned: boolean;
  comments: number;
}

/** Native id of anything on a wall, as it stands in storage. */
export function wallId(ownerId: number, id: number): string {
  return `vk:${ownerId}_${id}`;
}

/**
 * Adds one wall post, or its tombstone. null: it has no entry, because it is gone, hidden, unreadable, or stands on a
 * person's wall, which is never collected.
 */
export function addWallPost(
  into: Parsed,
  raw: unknown,
  context: ParseContext,
  place: string,
): WallEntry | null {
  const found = readWallPost(raw);
  if (found === null) {
    quarantine(into, 'a wall post without id, owner or date', { place, raw });
    return null;
  }
  const { post, ownerId, id } = found;
  if (ownerId > 0) {
    quarantine(into, "a person's wall: never collected", { place, raw: '' });
    return null;
  }
  if (post.is_deleted === true) {
    into.tombstones.push({ id: wallId(ownerId, id), deletedAt: toIso(context.nowMs) });
    return null;
  }
  if (HIDDEN_TYPES.has(post.post_type ?? '')) return null;
  addPost(into, partsOf(post, ownerId, id, context), context, { place, raw });
  return { id, date: post.date, isPinned: Boolean(post.is_pinned), comments: post.comments?.count ?? 0 };
}

/** Methods and events call id and owner by different names; null when one of them is missing. */
function readWallPost(raw: unknown): { post: WallPost; ownerId: number; id: number } | null {
  const post = wallPostSchema.safeParse(raw).data;
  const ownerId = post?.owner_id ?? post?.source_id ?? post?.to_id;
  const id = post?.id ?? post?.post_id;
  return post === undefined || ownerId === undefined || id === undefined ? null : { post, ownerId, id };
}

function partsOf(
  post: WallPost,
  ownerId: number,
  id: number,
  context: ParseContext,
): Parameters<typeof addPost>[1] {
  const fromId = post.from_id ?? ownerId;
  const isEdited = post.edited !== undefined && post.edited > 0;
  return {
    id: wallId(ownerId, id),
    kind: post.copy_history.length > 0 ? 'repost' : 'post',
    channelId: String(ownerId),
    bodyId: fromId < 0 ? bodyOf(fromId, ownerId, context) : null,
    authorId: fromId > 0 ? String(fromId) : null,
    text: textsOf(post),
    url: `https://vk.com/wall${ownerId}_${id}`,
    publishedMs: post.date * 1000,
    edited: isEdited,
    editedMs: isEdited && post.edited !== undefined ? post.edited * 1000 : null,
    geo: geoOf(post.geo),
    metrics: {
      views: post.views?.count,
      likes: post.likes?.count,
      reposts: post.reposts?.count,
      comments: post.comments?.count,
    },
  };
}

/** Body whose page wrote it: the source's own when the wall's owner writes, else by the register. */
export function bodyOf(fromId: number, ownerId: number, context: ParseContext): string | null {
  const own = fromId === ownerId ? context.bodyId : null;
  return own ?? context.bodyOfChannel(context.network, String(fromId));
}

/** The post's own words, its attachments, and what it repeats, without saying from whom. */
function textsOf(post: WallPost): string {
  const copies = post.copy_history.slice(0, COPIES_MAX).flatMap((raw) => {
    const copy = wallPostSchema.safeParse(raw).data;
    return copy === undefined ? [] : [copy.text, ...attachmentTitles(copy.attachments)];
  });
  return joinTexts([post.text, ...attachmentTitles(post.attachments), ...copies]);
}

const geoSchema = z.object({
  coordinates: z.union([z.string(), z.object({ latitude: z.number(), longitude: z.number() })]),
});

/** `{"coordinates": "57.8194 28.3318"}`; newer answers split the pair. */
function geoOf(raw: unknown): { lat: number; lon: number } | null {
  const coordinates = geoSchema.safeParse(raw).data?.coordinates;
  if (coordinates === undefined) return null;
  if (typeof coordinates === 'object') return { lat: coordinates.latitude, lon: coordinates.longitude };
  const [lat, lon] = coordinates
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return lat === undefined || lon === undefined || Number.isNaN(lat + lon) ? null : { lat, lon };
}

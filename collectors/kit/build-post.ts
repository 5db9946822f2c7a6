import { toIso } from '../../contracts/clock.ts';
import type { Post, PostKind, PostMetrics } from '../../contracts/post.ts';
import { boundText } from '../../text/bound.ts';
import { maskPersonalData } from '../../text/mask.ts';
import { isPersonalUrl } from '../../text/profile-url.ts';
import type { ParseContext } from './parse-context.ts';

/** What a parser found out about one post; raw text and raw author id, which live only until `buildPost` returns. */
export interface PostParts {
  id: string;
  kind: PostKind;
  channelId: string;
  bodyId?: string | null;
  parentId?: string | null;
  rootId?: string | null;
  /** Native id of a person; null when an organisation wrote it. */
  authorId?: string | null;
  text: string;
  url?: string | null;
  /** null: the network states none; NaN: it cannot be read. */
  publishedMs: number | null;
  edited?: boolean;
  editedMs?: number | null;
  geo?: { lat: number; lon: number } | null;
  metrics?: { [Name in keyof PostMetrics]?: number | null | undefined };
}

/** A post, or the reason why the item has to be quarantined. */
export type BuiltPost = { post: Post; isFuture: boolean } | { reason: string };

const ID_LENGTH_MAX = 512;
const CHANNEL_LENGTH_MAX = 256;
const URL_LENGTH_MAX = 2048;

/** Makes a post from its parts: bounds and masks the text, makes the pseudonym, and checks the date. */
export function buildPost(parts: PostParts, context: ParseContext): BuiltPost {
  if (parts.id.length > ID_LENGTH_MAX) return { reason: `id longer than ${ID_LENGTH_MAX} characters` };
  if (isOnPersonalPage(parts)) return { reason: "a person's page: never collected" };
  const { publishedMs: stated } = parts;
  if (Number.isNaN(stated)) return { reason: 'unreadable date' };
  if (stated !== null && stated < context.publishedMinMs) {
    return { reason: `dated before ${toIso(context.publishedMinMs).slice(0, 10)}` };
  }

  const isFuture = stated !== null && stated > context.nowMs;
  const publishedAt = toIso(stated === null || isFuture ? context.firstSeen(parts.id) : stated);
  const post: Post = {
    id: parts.id,
    network: context.network,
    kind: parts.kind,
    channelId: parts.channelId.slice(0, CHANNEL_LENGTH_MAX),
    channelKind: context.channelKind,
    ...linksOf(parts),
    authorKey: authorKeyOf(parts, publishedAt, context),
    ...safeText(parts.text),
    url: publicUrl(parts.url ?? null),
    publishedAt,
    edited: parts.edited ?? false,
    editedAt: editedAt(parts.editedMs ?? null, context),
    deletedAt: null,
    fetchedAt: toIso(context.nowMs),
    geo: parts.geo && isOnEarth(parts.geo) ? parts.geo : null,
    metrics: knownMetrics(parts.metrics ?? {}),
  };
  return { post, isFuture };
}

function linksOf({
  bodyId = null,
  parentId = null,
  rootId = null,
}: PostParts): Pick<Post, 'bodyId' | 'parentId' | 'rootId'> {
  return { bodyId, parentId, rootId };
}

function authorKeyOf(
  { authorId = null }: PostParts,
  publishedAt: string,
  context: ParseContext,
): string | null {
  return authorId === null ? null : context.pseudonymise(context.network, authorId, publishedAt);
}

/** VK's ids of walls begin with the owner, who is a person when the number is positive; other ids may be addresses. */
function isOnPersonalPage({ id, url }: PostParts): boolean {
  // Owner 0 stands for a wall that an answer read by hand does not name.
  return /^vk:[1-9]/.test(id) || isPersonalUrl(id.slice(id.indexOf(':') + 1)) || isPersonalUrl(url ?? '');
}

/** A web address that names no person: nothing in it would be masked in a text. */
function publicUrl(url: string | null): string | null {
  const isKept =
    url !== null && url.length <= URL_LENGTH_MAX && /^https?:\/\//i.test(url) && !namesPerson(url);
  return isKept ? url : null;
}

/** Whether an id or address leads to a personal page, or holds an e-mail address, a handle or the like. */
export function namesPerson(address: string): boolean {
  return maskPersonalData(address) !== address;
}

/** Text as it may be kept: bounded, then masked, then bounded again because a mask may be longer than what it hides. */
export function safeText(raw: string): { text: string; truncated: boolean } {
  const bounded = boundText(raw);
  const masked = boundText(maskPersonalData(bounded.text));
  return { text: masked.text, truncated: bounded.truncated || masked.truncated };
}

function editedAt(ms: number | null, { nowMs, publishedMinMs }: ParseContext): string | null {
  return ms === null || Number.isNaN(ms) || ms < publishedMinMs ? null : toIso(Math.min(ms, nowMs));
}

/** Zero latitude and longitude together are an empty form, not a place. */
function isOnEarth({ lat, lon }: { lat: number; lon: number }): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !(lat === 0 && lon === 0);
}

function knownMetrics(metrics: NonNullable<PostParts['metrics']>): PostMetrics {
  const known: PostMetrics = {};
  for (const name of ['views', 'likes', 'reposts', 'comments'] as const) {
    const value = metrics[name];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) known[name] = value;
  }
  return known;
}

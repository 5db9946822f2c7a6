import { createHash } from 'node:crypto';
import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import { MARKS } from '../../text/marks.ts';
import type { PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import type { Change } from './read-event.ts';
import type { PostRecord } from './schema.ts';
import { recordSchema } from './schema.ts';

const POSTS = 'app.bsky.feed.post';
/** The network has no groups: everybody writes into one stream. */
const CHANNEL = 'bluesky';

/** Adds the post or the deletion that a change tells of; everything else is quarantined. */
export function addChange(
  into: Parsed,
  change: Change,
  { context, place, raw }: { context: ParseContext; place: string; raw: unknown },
): void {
  if (change.collection !== POSTS) return quarantine(into, reasonOf(change.collection), { place, raw });
  const id = recordId(change.did, change.rkey);
  if (change.operation === 'delete') {
    const seenMs = Number.isFinite(change.seenMs) ? change.seenMs : context.nowMs;
    into.tombstones.push({ id, deletedAt: toIso(Math.max(0, Math.min(seenMs, context.nowMs))) });
    return;
  }
  if (change.operation !== 'create' && change.operation !== 'update')
    return quarantine(into, 'an operation that is none of create, update, delete', { place, raw });
  const record = recordSchema.safeParse(change.record).data;
  if (record === undefined) return quarantine(into, 'a post without text or date', { place, raw });
  addPost(into, partsOf(id, record, change, context), context, { place, raw });
}

function reasonOf(collection: string): string {
  return /^app\.bsky\.[a-z.]{1,60}$/i.test(collection)
    ? `a record of ${collection} is no post`
    : 'a record of another application is no post';
}

function partsOf(id: string, record: PostRecord, change: Change, { bodyOfChannel }: ParseContext): PostParts {
  const isEdited = change.operation === 'update';
  const bodyId = bodyOfChannel('bluesky', change.did);
  return {
    id,
    kind: record.reply === null ? 'post' : bodyId === null ? 'comment' : 'reply',
    channelId: CHANNEL,
    bodyId,
    parentId: idOfUri(record.reply?.parent.uri),
    rootId: idOfUri(record.reply?.root.uri),
    authorId: bodyId === null ? change.did : null,
    text: textOf(record),
    // Every address of a post holds its author's id.
    url: null,
    publishedMs: publishedMs(record.createdAt, change.seenMs),
    edited: isEdited,
    editedMs: isEdited ? change.seenMs : null,
  };
}

/** The author writes `createdAt`; not after the server saw it (https://docs.bsky.app/docs/advanced-guides/timestamps). */
function publishedMs(createdAt: string, seenMs: number): number {
  const written = Date.parse(createdAt);
  if (Number.isNaN(written)) return seenMs;
  return Number.isNaN(seenMs) ? written : Math.min(written, seenMs);
}

/**
 * `bluesky:<hash of did and key>`: the address of a record names its author, so only its hash is kept. Equal for a
 * creation, its update and its deletion.
 */
function recordId(did: string, rkey: string): string {
  return `bluesky:${createHash('sha256').update(`${did}/${rkey}`).digest('hex').slice(0, 32)}`;
}

function idOfUri(uri: string | undefined): string | null {
  const parts = /^at:\/\/(?<did>did:[\w.:%-]{1,220})\/app\.bsky\.feed\.post\/(?<rkey>[\w.:~-]{1,512})$/.exec(
    uri ?? '',
  )?.groups;
  return parts === undefined ? null : recordId(parts['did'] ?? '', parts['rkey'] ?? '');
}

/** The text without the people it mentions, and the title of the page that it shows. */
function textOf(record: PostRecord): string {
  const title = record.embed?.external?.title.trim() ?? '';
  return [withoutMentions(record), title].filter((part) => part !== '').join('\n\n');
}

/** Facets count in UTF-8 bytes; one that does not fit the text is ignored. */
function withoutMentions({ text, facets }: PostRecord): string {
  const bytes = Buffer.from(text);
  const mentions = facets
    .flatMap((facet) =>
      facet?.features.some(({ $type }) => $type.endsWith('#mention')) === true ? [facet.index] : [],
    )
    .sort((a, b) => a.byteStart - b.byteStart);
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { byteStart, byteEnd } of mentions) {
    if (byteStart < at || byteEnd <= byteStart || byteEnd > bytes.length) continue;
    pieces.push(bytes.subarray(at, byteStart), Buffer.from(MARKS.mention));
    at = byteEnd;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]).toString('utf8');
}

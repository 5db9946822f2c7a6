import type { Parsed } from '../../contracts/collector.ts';
import type { PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { textOf } from './message-text.ts';
import { placeOfMessage } from './place-of-message.ts';
import type { Message } from './schema.ts';
import { messageSchema } from './schema.ts';
import type { ThreadRoots } from './thread-roots.ts';

/** Keys of messages that people write; without one of them it is a note of Telegram itself («joined the group»). */
const CONTENT = [
  'text',
  'caption',
  'photo',
  'video',
  'animation',
  'audio',
  'document',
  'paid_media',
  'poll',
  'sticker',
  'venue',
  'location',
  'video_note',
  'voice',
];

/** Adds what a message says, unless it stands in a chat that is closed to the public, or is a note of Telegram. */
export function addMessage(
  into: Parsed,
  raw: unknown,
  roots: ThreadRoots,
  { context, place }: { context: ParseContext; place: string },
): void {
  const message = messageSchema.safeParse(raw).data;
  // Samples of messages are not kept: they hold names, and a chat may be private.
  if (message === undefined)
    return quarantine(into, 'a message without number, date or chat', { place, raw: '' });
  const at = placeOfMessage(message, roots);
  if ('reason' in at) return quarantine(into, at.reason, { place, raw: '' });
  if (!CONTENT.some((key) => key in (raw as object))) return;
  addPost(into, partsOf(message, at, context), context, { place, raw: '' });
}

function partsOf(
  message: Message,
  at: Omit<PostParts, 'kind' | 'text' | 'publishedMs'>,
  context: ParseContext,
): PostParts {
  const { date, edit_date: edited, from } = message;
  const bodyId = bodyOf(message, context);
  const isPerson = message.sender_chat === undefined && from !== undefined && from.is_bot !== true;
  return {
    ...at,
    kind: kindOf(message, at.parentId ?? null, bodyId),
    bodyId,
    authorId: isPerson ? String(from.id) : null,
    text: textOf(message),
    publishedMs: date * 1000,
    edited: edited !== undefined && edited > 0,
    editedMs: edited === undefined ? null : edited * 1000,
    geo: geoOf(message),
  };
}

function kindOf(message: Message, parentId: string | null, bodyId: string | null): PostParts['kind'] {
  if (parentId !== null) return bodyId === null ? 'comment' : 'reply';
  return message.forward_origin === undefined || message.is_automatic_forward === true ? 'post' : 'repost';
}

/** A channel, or the group itself, wrote it; the source's own body only speaks through the source's own chat. */
function bodyOf({ sender_chat: sender, chat }: Message, context: ParseContext): string | null {
  const speaker = sender ?? (chat.type === 'channel' ? chat : undefined);
  if (speaker === undefined) return null;
  const own = speaker.id === chat.id ? context.bodyId : null;
  const names = [speaker.username, String(speaker.id)].filter((name) => name !== undefined);
  return (
    own ??
    names.map((name) => context.bodyOfChannel(context.network, name)).find((body) => body !== null) ??
    null
  );
}

function geoOf({ location, venue }: Message): { lat: number; lon: number } | null {
  const point = location ?? venue?.location;
  return point === undefined ? null : { lat: point.latitude, lon: point.longitude };
}

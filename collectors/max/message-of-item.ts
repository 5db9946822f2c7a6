import type { Parsed } from '../../contracts/collector.ts';
import type { PostKind } from '../../contracts/post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import { leadingMention, locationOf, messageText } from './message-text.ts';
import type { Message } from './schema.ts';
import { messageSchema } from './schema.ts';

/** Id of a message, as it stands in storage. Ids of MAX are unique over all chats and name no person. */
export function messagePostId(mid: string): string {
  return `max:${mid}`;
}

/** How messages of one answer are read. */
export interface MessageDeps {
  context: ParseContext;
  /** Whether the messages of a chat may be collected. */
  isOpen: (chatId: string) => boolean;
  /** The latest message of each author of the answer, by chat and author; lives only as long as the answer is read. */
  latest: Map<string, string>;
}

/** A message, and what the update around it says. */
export interface Told {
  raw: unknown;
  place: string;
  /** When it was edited, ms; null: it is not told as edited. */
  editedMs: number | null;
}

/**
 * Adds one message and gives its time, ms; null: it cannot be read, or stands in a dialogue, which is never collected.
 * Messages have to be given oldest first, so that links can be made.
 */
export function addMessage(into: Parsed, { raw, place, editedMs }: Told, deps: MessageDeps): number | null {
  const message = messageSchema.safeParse(raw).data;
  const chatId = message?.recipient.chat_id;
  const mid = message?.body?.mid;
  if (message !== undefined && message.recipient.chat_type === 'dialog') {
    quarantine(into, 'a private dialogue: never collected', { place, raw: '' });
    return null;
  }
  if (message === undefined || typeof chatId !== 'string' || mid === undefined) {
    quarantine(into, 'a message without id, chat or time', { place, raw });
    return null;
  }
  if (!deps.isOpen(chatId)) return message.timestamp;
  const { context } = deps;
  const author = authorOf(message, chatId, context);
  const parent = parentOf(message, mid, chatId, deps.latest);
  const parentId = parent === null ? null : messagePostId(parent);
  addPost(
    into,
    {
      id: messagePostId(mid),
      kind: kindOf(message, parentId, author.bodyId),
      channelId: chatId,
      ...author,
      parentId,
      rootId: parentId,
      text: messageText(message),
      url: message.url ?? null,
      publishedMs: message.timestamp,
      edited: editedMs !== null,
      editedMs,
      geo: locationOf(message.body),
      metrics: { views: message.stat?.views },
    },
    context,
    { place, raw },
  );
  return message.timestamp;
}

function kindOf({ link }: Message, parentId: string | null, bodyId: string | null): PostKind {
  if (parentId !== null) return bodyId === null ? 'comment' : 'reply';
  return link?.type === 'forward' ? 'repost' : 'post';
}

/** Channels write in their own name; bots are no persons. */
function authorOf({ sender, recipient }: Message, chatId: string, context: ParseContext) {
  if (sender !== null && sender !== undefined)
    return { authorId: sender.is_bot === true ? null : sender.user_id, bodyId: null };
  const own = recipient.chat_type === 'channel' ? context.bodyId : null;
  return { authorId: null, bodyId: own ?? context.bodyOfChannel(context.network, chatId) };
}

/** The message that is answered, else the addressed author's latest earlier one in the answer; null: it begins a talk. */
function parentOf(
  { link, body, sender }: Message,
  mid: string,
  chatId: string,
  latest: Map<string, string>,
): string | null {
  const addressed = leadingMention(body);
  const named = link?.type === 'reply' ? link.message?.mid : undefined;
  const earlier = addressed === null ? undefined : latest.get(`${chatId} ${addressed}`);
  if (sender !== null && sender !== undefined) latest.set(`${chatId} ${sender.user_id}`, mid);
  return named ?? earlier ?? null;
}

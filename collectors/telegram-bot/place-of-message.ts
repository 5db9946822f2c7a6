import type { Chat, Message, Quoted } from './schema.ts';
import { originSchema } from './schema.ts';
import type { ThreadRoots } from './thread-roots.ts';

/** Where a message stands, in ids of storage. */
export interface MessagePlace {
  id: string;
  channelId: string;
  url: string | null;
  parentId: string | null;
  rootId: string | null;
}

/** Everybody may look into a chat with a public name; the others are reached by invitation only. */
const PUBLIC_TYPES = new Set(['supergroup', 'channel']);

/** Place of a message; or the reason why nobody outside the chat could read it, so that it is not collected. */
export function placeOfMessage(message: Message, roots: ThreadRoots): MessagePlace | { reason: string } {
  const { chat, message_id: number, reply_to_message: answered } = message;
  if (!PUBLIC_TYPES.has(chat.type)) return { reason: 'a private chat: never collected' };
  for (const quoted of [message, answered]) noteRoot(chat, quoted, roots);
  const mirrored = roots.postOf(chat.id, number);
  if (mirrored !== null) return placeOfChannelPost(mirrored);

  const thread = message.message_thread_id ?? null;
  const under = thread === null ? null : roots.postOf(chat.id, thread);
  const above = answered === undefined ? null : roots.postOf(chat.id, answered.message_id);
  const post = under ?? above;
  if (chat.username === undefined && post === null) return { reason: 'a closed group: never collected' };
  const parent = answered === undefined || isElsewhere(chat, answered) ? thread : answered.message_id;
  const rootNumber = thread ?? parent;
  return {
    id: idOf(chat, number),
    channelId: nameOf(chat),
    url: urlOf(chat, number, post),
    parentId: parent === null ? null : linkTo(chat, parent, roots),
    rootId: post !== null ? `telegram:${post}` : rootNumber === null ? null : idOf(chat, rootNumber),
  };
}

/** Remembers which post of a channel a message of its discussion group mirrors. */
function noteRoot(chat: Chat, message: Quoted | undefined, roots: ThreadRoots): void {
  if (message?.is_automatic_forward !== true) return;
  const origin = originSchema.safeParse(message.forward_origin).data;
  const name = origin?.chat.username ?? message.sender_chat?.username;
  if (origin === undefined || name === undefined || !/^\w{1,64}$/.test(name)) return;
  roots.add(chat.id, message.message_id, `${name}/${origin.message_id}`);
}

function placeOfChannelPost(post: string): MessagePlace {
  const [channelId = ''] = post.split('/');
  const url = `https://t.me/${post}`;
  return { id: `telegram:${post}`, channelId, url, parentId: null, rootId: null };
}

/** Channels keep the name under which their preview is read; groups their number, which never changes. */
function nameOf({ id, type, username }: Chat): string {
  return type === 'channel' && username !== undefined ? username : String(id);
}

function idOf(chat: Chat, number: number): string {
  return `telegram:${nameOf(chat)}/${number}`;
}

function linkTo(chat: Chat, number: number, roots: ThreadRoots): string {
  const post = roots.postOf(chat.id, number);
  return post === null ? idOf(chat, number) : `telegram:${post}`;
}

function urlOf({ username }: Chat, number: number, post: string | null): string | null {
  if (post !== null) return `https://t.me/${post}?comment=${number}`;
  return username === undefined ? null : `https://t.me/${username}/${number}`;
}

function isElsewhere(chat: Chat, { chat: other }: Quoted): boolean {
  return other !== undefined && other.id !== chat.id;
}

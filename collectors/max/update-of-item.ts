import { toIso } from '../../contracts/clock.ts';
import type { Parsed } from '../../contracts/collector.ts';
import { quarantine } from '../kit/parsed.ts';
import type { MessageDeps } from './message-of-item.ts';
import { addMessage, messagePostId } from './message-of-item.ts';
import { messageSchema, updateSchema } from './schema.ts';

/** Updates that tell of messages; the types that are asked for. */
export const UPDATE_TYPES = [
  'message_created',
  'message_edited',
  'message_removed',
  'bot_added',
  'bot_removed',
] as const;

/** Adds what an update tells of messages; updates of members, buttons and titles tell nothing. */
export function addUpdate(into: Parsed, raw: unknown, place: string, deps: MessageDeps): void {
  const update = updateSchema.safeParse(raw).data;
  if (update === undefined) return quarantine(into, 'an update without type', { place, raw });
  switch (update.update_type) {
    case 'message_created':
    case 'message_edited': {
      const editedMs = update.update_type === 'message_edited' ? update.timestamp : null;
      addMessage(into, { raw: update.message, place: `${place}.message`, editedMs }, deps);
      return;
    }
    case 'message_removed': {
      if (update.message_id === undefined) return quarantine(into, 'a removal without id', { place, raw });
      into.tombstones.push({ id: messagePostId(update.message_id), deletedAt: toIso(deps.context.nowMs) });
    }
  }
}

/** The chat that an update tells of, unless it is a dialogue; null when it names none. */
export function chatOf(raw: unknown): string | null {
  const update = updateSchema.safeParse(raw).data;
  const message = messageSchema.safeParse(update?.message).data;
  if (message?.recipient.chat_type === 'dialog') return null;
  return message?.recipient.chat_id ?? update?.chat_id ?? null;
}

import { z } from 'zod';
import type { Message } from './schema.ts';

const POLL_OPTIONS_MAX = 12;
const ENTITIES_MAX = 200;
/** What stands for a person whom a message mentions by name alone, without a handle that the masker would know. */
const PERSON = '‹упоминание›';

const mentionSchema = z.object({
  type: z.literal('text_mention'),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
});

/** Words of a message: its text or caption, a poll with its options, a place. Mentioned persons are taken out. */
export function textOf(message: Message): string {
  const { text, caption, entities, caption_entities: captionEntities, poll, venue } = message;
  const words =
    text === undefined ? withoutPersons(caption ?? '', captionEntities) : withoutPersons(text, entities);
  const options = (poll?.options ?? []).slice(0, POLL_OPTIONS_MAX).map((option) => `– ${option.text}`);
  const place = venue === undefined ? '' : [venue.title, venue.address].filter(Boolean).join(', ');
  return [words, [poll?.question ?? '', ...options].filter(Boolean).join('\n'), place]
    .filter(Boolean)
    .join('\n\n');
}

/** Entities count in UTF-16 units, as strings here do (core.telegram.org/bots/api#messageentity). */
function withoutPersons(text: string, entities: readonly unknown[]): string {
  const spans = entities
    .slice(0, ENTITIES_MAX)
    .flatMap((raw) => mentionSchema.safeParse(raw).data ?? [])
    .sort((a, b) => a.offset - b.offset);
  let end = 0;
  const parts: string[] = [];
  for (const { offset, length } of spans) {
    if (offset < end || offset >= text.length) continue;
    parts.push(text.slice(end, offset), PERSON);
    end = offset + length;
  }
  return [...parts, text.slice(end)].join('');
}

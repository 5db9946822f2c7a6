import { z } from 'zod';
import { MARKS, replaceMasked } from '../../text/marks.ts';
import type { Message } from './schema.ts';

const ATTACHMENTS_MAX = 12;
const MARKUP_MAX = 200;
const TITLE_LENGTH_MAX = 300;

type Body = NonNullable<Message['body']>;

const mentionSchema = z.object({
  type: z.literal('user_mention'),
  from: z.number().int().nonnegative(),
  length: z.number().int().positive(),
  user_id: z
    .union([z.number().int().transform(String), z.string()])
    .nullish()
    .catch(null),
});
const word = z.string().nullish().catch(null);
const shareSchema = z.object({ type: z.literal('share'), title: word, description: word });
const locationSchema = z.object({ type: z.literal('location'), latitude: z.number(), longitude: z.number() });

/** Words of a message: its text without the persons it names, titles of shared links, and what it passes on. */
export function messageText({ body, link }: Message): string {
  const passedOn = link?.type === 'forward' ? link.message : null;
  return [...wordsOf(body), ...wordsOf(passedOn)]
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n');
}

/** The person whom a text begins by addressing, by id; null when none. */
export function leadingMention(body: Message['body']): string | null {
  const first = mentionsOf(body).find(({ from }) => from === 0);
  return first?.user_id ?? null;
}

/** The place that is attached to a message. */
export function locationOf(body: Message['body']): { lat: number; lon: number } | null {
  const found = attachmentsOf(body).map((raw) => locationSchema.safeParse(raw).data);
  const at = found.find((location) => location !== undefined);
  return at === undefined ? null : { lat: at.latitude, lon: at.longitude };
}

function wordsOf(body: Body | null | undefined): string[] {
  if (body === null || body === undefined) return [];
  const named = mentionsOf(body).map(({ from, length }) => ({
    start: from,
    end: Math.min(body.text.length, from + length),
    mark: MARKS.mention,
  }));
  const shared = attachmentsOf(body).flatMap((raw) => {
    const share = shareSchema.safeParse(raw).data;
    return [share?.title ?? '', share?.description ?? ''].map((title) => title.slice(0, TITLE_LENGTH_MAX));
  });
  return [
    replaceMasked(
      body.text,
      named.filter(({ start, end }) => start < end),
    ),
    ...shared,
  ];
}

function mentionsOf(body: Message['body']): z.infer<typeof mentionSchema>[] {
  const markup = body?.markup.slice(0, MARKUP_MAX) ?? [];
  return markup.flatMap((raw) => mentionSchema.safeParse(raw).data ?? []);
}

function attachmentsOf(body: Message['body']): unknown[] {
  return body?.attachments.slice(0, ATTACHMENTS_MAX) ?? [];
}

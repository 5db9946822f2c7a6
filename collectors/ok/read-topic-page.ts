import type { Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { topicsSchema } from './schema.ts';
import type { TopicEntry } from './topic-of-item.ts';
import { addTopic } from './topic-of-item.ts';

/** A page of topics as read. */
export interface TopicPage extends Parsed {
  entries: TopicEntry[];
  /** Leads to the page below; null: there is none. */
  anchor: string | null;
  /** Publishing time, ms, of the page's last topic; the first may be pinned. Infinity: none could be read. */
  bottomMs: number;
}

/**
 * Reads an answer of mediatopic.getTopics or mediatopic.getByIds.
 * @throws {VecheError} `unreadable` when it is no list, or nothing in it can be read.
 */
export function readTopicPage(answer: object, context: ParseContext, groupId: string): TopicPage {
  const list = topicsSchema.safeParse(answer).data;
  const items = list?.media_topics ?? [];
  const page: TopicPage = { ...emptyParsed(), entries: [], anchor: null, bottomMs: Infinity };
  for (const [index, item] of items.entries()) {
    const entry = addTopic(page, item, { context, place: `media_topics[${index}]`, groupId });
    if (entry !== null) page.entries.push(entry);
  }
  if (items.length > 0 && page.entries.length === 0 && page.quarantined.length > 0) {
    throw new VecheError('unreadable', 'no topic of the group could be read', {
      hint: 'the interface may have changed; compare with its documentation',
      retryAfterSeconds: 600,
    });
  }
  const last = page.entries.at(-1);
  if (last !== undefined) page.bottomMs = last.date * 1000;
  // Some answers have no has_more: an empty page ends the list then.
  if (items.length > 0 && list?.has_more !== false) page.anchor = list?.anchor ?? null;
  return page;
}

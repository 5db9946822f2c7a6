import { z } from 'zod';
import type { CollectorServices, Parsed } from '../../contracts/collector.ts';
import { pushedItemSchema } from '../../contracts/intake.ts';
import { PUBLISHED_MIN, type Post } from '../../contracts/post.ts';
import type { Source } from '../../contracts/source.ts';
import { toIso } from '../../contracts/clock.ts';
import { namesPerson, type PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { createDateParser } from '../kit/parse-date.ts';
import { addPost, emptyParsed, quarantine } from '../kit/parsed.ts';

/** With its author, who lives only until the post is built. */
const itemSchema = pushedItemSchema.extend({ authorId: z.string().min(1).max(300).nullish() });

export interface PushContext {
  source: Pick<Source, 'id' | 'network' | 'target' | 'channelKind' | 'bodyId'>;
  /** Clock reading of the call, ms. */
  now: number;
  services: Pick<CollectorServices, 'pseudonymise' | 'bodyOfChannel' | 'timezone'>;
  /** Time, ms, of an item without a date of its own, by the id of its post. */
  firstSeen: (postId: string) => number;
}

/**
 * Items that a source pushed, as posts of its own: their ids are put under the source, so that no source can change the
 * posts of another. Never throws; what cannot become a post is quarantined.
 */
export function readPushedItems(items: readonly unknown[], context: PushContext): Parsed {
  const { source, now, services } = context;
  const parseDate = createDateParser(services.timezone);
  const parseContext: ParseContext = {
    ...services,
    network: source.network,
    nowMs: now,
    channelKind: source.channelKind,
    bodyId: source.bodyId,
    publishedMinMs: Date.parse(PUBLISHED_MIN),
    firstSeen: context.firstSeen,
  };
  const into = emptyParsed();
  for (const [index, raw] of items.entries()) {
    const origin = { place: `items.${index}`, raw };
    const read = itemSchema.safeParse(raw);
    if (!read.success) quarantine(into, reasonOf(read.error.issues[0]), origin);
    else if (namesPerson(read.data.id)) quarantine(into, 'id: names a person', origin);
    else if (typeof read.data.deletedAt === 'string') {
      if (Number.isNaN(parseDate(read.data.deletedAt))) {
        quarantine(into, 'deletedAt: unreadable date', origin);
        continue;
      }
      // Told now: a deletion dated before we read the post would be taken for older news than the post.
      into.tombstones.push({ id: ownId(source, read.data.id), deletedAt: toIso(now) });
    } else if (typeof read.data.text !== 'string') quarantine(into, 'text: missing', origin);
    else addPost(into, partsOf(read.data, read.data.text, { source, parseDate }), parseContext, origin);
  }
  return into;
}

function partsOf(
  item: z.infer<typeof itemSchema>,
  text: string,
  { source, parseDate }: { source: PushContext['source']; parseDate: (text: string) => number },
): PostParts {
  const moment = (written: string | null | undefined): number | null =>
    written === null || written === undefined ? null : parseDate(written);
  const editedMs = moment(item.editedAt);
  return {
    id: ownId(source, item.id),
    kind: item.kind ?? usualKind(source.network),
    channelId: item.channelId ?? source.target,
    bodyId: source.bodyId,
    parentId: linkTo(source, item.parentId),
    rootId: linkTo(source, item.rootId ?? item.parentId),
    authorId: item.authorId ?? null,
    text,
    url: item.url ?? null,
    publishedMs: moment(item.publishedAt),
    edited: editedMs !== null,
    editedMs,
    geo: item.geo ?? null,
    metrics: item.metrics ?? {},
  };
}

/** The id of an item of a source among all posts. */
function ownId({ id, network }: PushContext['source'], itemId: string): string {
  const own = `${network}:${id}/`;
  return itemId.startsWith(own) ? itemId : own + itemId;
}

function linkTo(source: PushContext['source'], itemId: string | null | undefined): string | null {
  if (itemId === null || itemId === undefined || itemId === '' || namesPerson(itemId)) return null;
  return ownId(source, itemId);
}

function usualKind(network: Post['network']): Post['kind'] {
  return network === 'appeal' ? 'appeal' : 'post';
}

function reasonOf(issue: { path: readonly PropertyKey[]; message: string } | undefined): string {
  if (issue === undefined) return 'no item';
  const path = issue.path.map(String).join('.');
  return (path === '' ? issue.message : `${path}: ${issue.message}`).slice(0, 300);
}

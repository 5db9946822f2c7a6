import type { Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { isUndecodable } from '../kit/decode-bytes.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import type { DateParser } from '../kit/parse-date.ts';
import { createDateParser } from '../kit/parse-date.ts';
import { addPost, emptyParsed, quarantine } from '../kit/parsed.ts';
import { decodeFeed } from './decode-feed.ts';
import type { FeedItem } from './feed-item.ts';
import { itemId } from './item-id.ts';
import { itemOfElement } from './item-of-element.ts';
import { itemOfJson } from './item-of-json.ts';
import { ITEMS_MAX, readXml } from './read-xml.ts';
import { jsonFeedSchema } from './schema.ts';
import { withoutAuthorLines } from './without-author-lines.ts';

export interface FeedAnswer {
  body: Uint8Array;
  contentType: string | undefined;
  /** Address of the feed; null when it is not known. */
  url: string | null;
}

/** Posts of a feed. `isWhole` is false when the document was cut or refused part-way. */
export interface ParsedFeed extends Parsed {
  isWhole: boolean;
}

/**
 * Reads RSS 0.9x–2.0, RSS 1.0, Atom 0.3 and 1.0, and JSON Feed.
 * @throws {VecheError} `unreadable` when the answer is no feed.
 */
export function parseFeed(answer: FeedAnswer, context: ParseContext): ParsedFeed {
  const decoded = decodeFeed(answer.body, answer.contentType);
  const text = context.network === 'forum' ? withoutAuthorLines(decoded) : decoded;
  const { items, cut } = text.trimStart().startsWith('{')
    ? readJson(text, answer.url)
    : readElements(text, answer.url);
  const parsed = { ...emptyParsed(), isWhole: cut === null };
  const parseDate = createDateParser(context.timezone);
  const host = answer.url === null ? null : (URL.parse(answer.url)?.host ?? null);
  for (const [index, item] of items.entries()) {
    const place = `items[${index}]`;
    if (item === null) quarantine(parsed, 'an item is no object', { place, raw: '' });
    else addItem(parsed, item, { context, parseDate, host, place, channelId: answer.url ?? 'feed' });
  }
  if (cut !== null) quarantine(parsed, cut, { place: `after items[${items.length - 1}]`, raw: '' });
  return parsed;
}

interface Items {
  items: (FeedItem | null)[];
  cut: string | null;
}

/** Characters that XML does not allow (https://www.w3.org/TR/xml/#charsets) and some sites write all the same. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

function readElements(text: string, url: string | null): Items {
  const { items, cut } = readXml(text.replace(CONTROLS, ''));
  return { items: items.map((item) => itemOfElement(item, url)), cut };
}

function readJson(text: string, url: string | null): Items {
  const read = jsonFeedSchema.safeParse(jsonOf(text));
  if (!read.success) {
    throw new VecheError('unreadable', 'this JSON is no feed', {
      hint: 'a JSON Feed has `version` "https://jsonfeed.org/version/…" and `items`',
    });
  }
  const { items } = read.data;
  return {
    items: items.slice(0, ITEMS_MAX).map((item) => itemOfJson(item, url)),
    cut: items.length > ITEMS_MAX ? `more than ${ITEMS_MAX} items` : null,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch (cause) {
    throw new VecheError('unreadable', 'this JSON is broken', {
      hint: 'it may have been cut on the way',
      cause,
    });
  }
}

interface ItemPlace {
  context: ParseContext;
  parseDate: DateParser;
  host: string | null;
  place: string;
  channelId: string;
}

function addItem(
  parsed: Parsed,
  item: FeedItem,
  { context, parseDate, host, place, channelId }: ItemPlace,
): void {
  const origin = { place, raw: fieldsOf(item) };
  const text = joinTexts(item);
  if (isUndecodable(`${item.title}${item.summary}${item.body}`))
    return quarantine(parsed, 'undecodable characters', origin);
  const written = item.published ?? item.updated;
  const publishedMs = written === null ? null : parseDate(written);
  const updatedMs = item.updated === null ? Number.NaN : parseDate(item.updated);
  const id = itemId(item, publishedMs, { network: context.network, host });
  if (id === null)
    return quarantine(parsed, 'nothing identifies the item: no guid, link, text or date', origin);
  const isEdited = publishedMs !== null && item.published !== null && updatedMs > publishedMs;
  const hasPersons = context.channelKind === 'forum' || context.channelKind === 'community';
  addPost(
    parsed,
    {
      id,
      kind: 'post',
      channelId,
      bodyId: context.bodyId ?? context.bodyOfChannel(context.network, channelId),
      authorId: hasPersons && item.author !== null ? `${host ?? ''}/${item.author}` : null,
      text,
      url: item.link,
      publishedMs,
      edited: isEdited,
      editedMs: isEdited ? updatedMs : null,
      geo: item.geo,
      metrics: { comments: item.comments },
    },
    context,
    origin,
  );
}

/** Title, summary and body, each only when it is not the beginning of what follows. */
function joinTexts({ title, summary, body }: FeedItem): string {
  const texts = [title, summary, body].map((text) => text.replaceAll('\uFFFD', '').trim()).filter(Boolean);
  const kept = texts.filter(
    (text, index) => !texts.slice(index + 1).some((later) => isBeginning(text, later)),
  );
  return kept.join('\n\n');
}

function isBeginning(text: string, later: string): boolean {
  const plain = (value: string): string =>
    value
      .slice(0, 2000)
      .replace(/[\s.…]+/g, ' ')
      .trim();
  return plain(later).startsWith(plain(text));
}

function fieldsOf(item: FeedItem): object {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null && value !== ''));
}

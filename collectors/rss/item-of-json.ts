import { htmlToText } from '../../text/clean.ts';
import type { FeedItem } from './feed-item.ts';
import { absoluteLink } from './item-of-element.ts';
import { jsonItemSchema } from './schema.ts';

/** Reads an item of a JSON Feed; null when it is no object. */
export function itemOfJson(raw: unknown, feedUrl: string | null): FeedItem | null {
  const read = jsonItemSchema.safeParse(raw);
  if (!read.success) return null;
  const item = read.data;
  return {
    guid: item.id,
    link: absoluteLink(item.url, feedUrl) ?? absoluteLink(item.external_url, feedUrl),
    title: item.title.trim(),
    summary: item.summary.trim(),
    body: item.content_text.trim() || htmlToText(item.content_html),
    markup: item.content_html.trim(),
    published: item.date_published || null,
    updated: item.date_modified || null,
    author: item.authors[0]?.name || item.author?.name || null,
    geo: null,
    comments: null,
  };
}

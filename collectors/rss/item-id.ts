import { createHash } from 'node:crypto';
import { namesPerson } from '../kit/build-post.ts';
import type { FeedItem } from './feed-item.ts';

/**
 * Id of an item: its guid or atom:id, else its link without `utm_*` and fragment, else a hash of title and day. A guid
 * of digits alone is a row number of one site, so the feed's host stands before it. null: nothing identifies the item.
 */
export function itemId(item: FeedItem, publishedMs: number | null, host: string | null): string | null {
  if (item.guid !== null) {
    return /^\d+$/.test(item.guid) && host !== null
      ? `rss:${host}/${item.guid}`
      : `rss:${bounded(item.guid)}`;
  }
  if (item.link !== null) return `rss:${bounded(plainLink(item.link))}`;
  const day =
    publishedMs === null || Number.isNaN(publishedMs) ? '' : new Date(publishedMs).toISOString().slice(0, 10);
  if (!(item.title || item.body || item.summary || day)) return null;
  return `rss:${host ?? ''}#${hash(`${item.title || item.summary || item.body}\n${day}`)}`;
}

function plainLink(link: string): string {
  const url = new URL(link);
  url.hash = '';
  for (const name of Array.from(url.searchParams.keys()))
    if (name.startsWith('utm_')) url.searchParams.delete(name);
  return url.href;
}

/** Some sites put whole texts into the guid, some an e-mail address (RFC 4151). */
function bounded(id: string): string {
  if (namesPerson(id)) return `#${hash(id)}`;
  return id.length <= 400 ? id : `${id.slice(0, 300)}#${hash(id)}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

import { createHash } from 'node:crypto';
import type { Network } from '../../contracts/post.ts';
import { namesPerson } from '../kit/build-post.ts';
import type { FeedItem } from './feed-item.ts';

/**
 * Id of an item: its guid or atom:id, else its link without `utm_*` and fragment, else a hash of title and day. A guid
 * of digits alone is a row number of one site, and one that begins with a slash a path, so the feed's host stands before. null: nothing identifies the item.
 */
export function itemId(
  item: FeedItem,
  publishedMs: number | null,
  { network, host }: { network: Network; host: string | null },
): string | null {
  if (item.guid !== null) {
    return /^(?:\d+$|\/[^/])/.test(item.guid) && host !== null
      ? `${network}:${host}/${bounded(item.guid.replace(/^\//, ''))}`
      : `${network}:${bounded(item.guid)}`;
  }
  if (item.link !== null) return `${network}:${bounded(plainLink(item.link))}`;
  const day =
    publishedMs === null || Number.isNaN(publishedMs) ? '' : new Date(publishedMs).toISOString().slice(0, 10);
  const content = item.title || item.summary || item.body || item.markup;
  if (!(content || day)) return null;
  return `${network}:${host ?? ''}#${hash(`${content}\n${day}`)}`;
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

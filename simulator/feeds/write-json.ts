import { toIso } from '../../contracts/clock.ts';
import { escapeMarkup } from '../html.ts';
import type { Channel } from '../world/channel.ts';
import { hostOf } from './feed-item.ts';
import type { FeedItem } from './feed-item.ts';

/** A JSON Feed 1.1 document (jsonfeed.org/version/1.1). */
export function writeJson(channel: Channel, items: readonly FeedItem[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    home_page_url: `https://${hostOf(channel)}/`,
    language: 'ru',
    items: items.map((item) => ({
      id: item.guid,
      url: item.link,
      title: item.title,
      content_html: item.paragraphs.map((line) => `<p>${escapeMarkup(line)}</p>`).join(''),
      date_published: toIso(item.publishedMs),
      ...(item.updatedMs > item.publishedMs ? { date_modified: toIso(item.updatedMs) } : {}),
      authors: [{ name: item.author }],
    })),
  });
}

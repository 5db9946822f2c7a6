import { escapeMarkup } from '../html.ts';
import type { Channel } from '../world/channel.ts';
import { hostOf } from './feed-item.ts';
import type { FeedItem } from './feed-item.ts';

/** An Atom 1.0 document (RFC 4287). */
export function writeAtom(channel: Channel, items: readonly FeedItem[]): string {
  const host = hostOf(channel);
  const entries = items.map((item) => {
    const paragraphs = item.paragraphs.map((line) => `<p>${escapeMarkup(line)}</p>`).join('');
    return `<entry>
<id>${escapeMarkup(item.guid)}</id>
<title type="text">${escapeMarkup(item.title)}</title>
<link rel="alternate" href="${escapeMarkup(item.link)}"/>
<published>${isoSeconds(item.publishedMs)}</published>
<updated>${isoSeconds(item.updatedMs)}</updated>
<author><name>${escapeMarkup(item.author)}</name></author>
<content type="html">${escapeMarkup(paragraphs)}</content>
</entry>`;
  });
  const newest = Math.max(0, ...items.map(({ updatedMs }) => updatedMs));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru">
<id>tag:${host},2026:feed</id>
<title>${escapeMarkup(channel.title)}</title>
<link rel="self" href="https://${host}/atom.xml"/>
<updated>${isoSeconds(newest)}</updated>
${entries.join('\n')}
</feed>
`;
}

function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

import type { RegionTime } from '../../contracts/region-time.ts';
import { escapeMarkup } from '../html.ts';
import type { Channel } from '../world/channel.ts';
import type { BadItem } from './bad-items.ts';
import { hostOf } from './feed-item.ts';
import type { FeedItem } from './feed-item.ts';

/** A dialect of RSS 2.0. */
interface Dialect {
  encoding: string;
  namespaces: string;
  dateOf: (ms: number, time: RegionTime) => string;
  bodyOf: (item: FeedItem) => string;
}

const html = ({ paragraphs }: FeedItem): string =>
  paragraphs
    .filter(Boolean)
    .map((line) => `<p>${escapeMarkup(line)}</p>`)
    .join('\n');
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]&gt;')}]]>`;

const DIALECTS: Readonly<Record<'rss' | 'rss-1251' | 'rss-yandex', Dialect>> = {
  rss: {
    encoding: 'utf-8',
    namespaces:
      'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    dateOf: (ms) => new Date(ms).toUTCString(),
    bodyOf: (item) =>
      `<description>${cdata(`<p>${escapeMarkup(item.paragraphs[0] ?? '')}</p>`)}</description>
<content:encoded>${cdata(`<img src="https://photos.example/1.jpg" alt="">${html(item)}`)}</content:encoded>
<dc:creator>${escapeMarkup(item.author)}</dc:creator>`,
  },
  'rss-1251': {
    encoding: 'windows-1251',
    namespaces: '',
    dateOf: (ms, time) => {
      const { year, month, day, hour, minute } = time.parts(ms);
      const two = (value: number): string => String(value).padStart(2, '0');
      return `${two(day)}.${two(month)}.${year} ${two(hour)}:${two(minute)}`;
    },
    bodyOf: (item) => `<description>${escapeMarkup(html(item))}</description>`,
  },
  'rss-yandex': {
    encoding: 'utf-8',
    namespaces: 'xmlns:yandex="http://news.yandex.ru"',
    dateOf: (ms) => new Date(ms).toUTCString().replace('GMT', '+0000'),
    bodyOf: (item) =>
      `<description>${escapeMarkup(item.paragraphs[0] ?? '')}</description>
<yandex:full-text>${escapeMarkup(item.paragraphs.join('\n'))}</yandex:full-text>
<author>redaktsiya@${item.link.split('/')[2] ?? ''} (${escapeMarkup(item.author)})</author>`,
  },
};

/** An RSS 2.0 document in the channel's dialect. */
export function writeRss(
  channel: Channel,
  items: readonly FeedItem[],
  bad: readonly BadItem[],
  time: RegionTime,
): string {
  const dialect =
    DIALECTS[channel.format === 'rss-1251' || channel.format === 'rss-yandex' ? channel.format : 'rss'];
  const good = items.map(
    (item) => `<item>
<title>${escapeMarkup(item.title)}</title>
<link>${escapeMarkup(item.link)}</link>
<guid isPermaLink="${item.guid.startsWith('http')}">${escapeMarkup(item.guid)}</guid>
<pubDate>${dialect.dateOf(item.publishedMs, time)}</pubDate>
${dialect.bodyOf(item)}
</item>`,
  );
  const others = bad.map(
    ({ guid, title, text, date }) => `<item>
<title>${escapeMarkup(title)}</title>
<guid>${escapeMarkup(guid)}</guid>
<pubDate>${escapeMarkup(date)}</pubDate>
<description>${escapeMarkup(text)}</description>
</item>`,
  );
  return `<?xml version="1.0" encoding="${dialect.encoding}"?>
<rss version="2.0" ${dialect.namespaces}>
<channel>
<title>${escapeMarkup(channel.title)}</title>
<link>https://${hostOf(channel)}/</link>
<description>${escapeMarkup(channel.title)}: новости</description>
<language>ru</language>
<ttl>10</ttl>
${[...good.slice(0, 3), ...others, ...good.slice(3)].join('\n')}
</channel>
</rss>
`;
}

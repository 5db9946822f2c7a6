import type { Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, emptyParsed, quarantine } from '../kit/parsed.ts';
import { readHtml } from './read-html.ts';
import type { Message } from './read-message.ts';
import { readMessage } from './read-message.ts';
import { allWithClass, firstWithClass } from './select.ts';

const TAG_BEGINS = /<[a-z]/i;
const ADDRESS = 'https://t.me';

/** A preview page as read. */
export interface ParsedPage extends Parsed {
  /** Channel as the page spells it; null on a page without messages. */
  channel: string | null;
  /** Numbers of all messages on the page, service messages included, ascending. */
  numbers: number[];
  /** Message number → publishing time, seconds, of what became a post. */
  published: Map<number, number>;
  /** Whether the page is a channel's history at all; false also for a page without previews. */
  hasHistory: boolean;
  /** Whether the page says that there is nothing (more) to show. */
  isEnd: boolean;
  /** Whether most blocks could not be read: the layout has changed. */
  isBroken: boolean;
  /** Whether every block said which message it is, so that an absent number means a deleted message. */
  isComplete: boolean;
}

/**
 * Reads a page of `https://t.me/s/<channel>`, or message blocks cut out of one.
 * @throws {VecheError} `unreadable` when the text is no HTML, or nested beyond reason.
 */
export function parsePage(html: string, context: ParseContext): ParsedPage {
  const begins = html.search(TAG_BEGINS);
  if (begins < 0 || !html.includes('>', begins)) {
    throw new VecheError('unreadable', 'this is no HTML page', {
      hint: 'a preview page of t.me/s is expected',
    });
  }
  const tree = readHtml(html);
  const blocks = allWithClass(tree, 'tgme_widget_message');
  const page: ParsedPage = {
    ...emptyParsed(),
    channel: null,
    numbers: [],
    published: new Map(),
    hasHistory: firstWithClass(tree, 'tgme_channel_history') !== null,
    isEnd: firstWithClass(tree, 'tme_no_messages_found') !== null,
    isBroken: false,
    isComplete: true,
  };
  let unreadable = 0;
  for (const [index, block] of blocks.entries()) {
    const place = `message ${index}`;
    const message = readMessage(block);
    if (message === null) {
      unreadable += 1;
      page.isComplete = false;
      quarantine(page, 'a message block without its address', { place, raw: block.attribs });
      continue;
    }
    page.channel = message.channel;
    page.numbers.push(message.number);
    if (message.isService) continue;
    if (!addMessage(page, message, context, place)) unreadable += 1;
  }
  page.numbers.sort((a, b) => a - b);
  page.isBroken = unreadable * 2 > blocks.length || (blocks.length === 0 && page.hasHistory && !page.isEnd);
  return page;
}

/** Whether the message became a post. */
function addMessage(page: ParsedPage, message: Message, context: ParseContext, place: string): boolean {
  const { channel, number } = message;
  const origin = { place, raw: { ...message, channel: '' } };
  if (message.date === null) {
    quarantine(page, 'a message without a date', origin);
    return false;
  }
  const before = page.posts.length;
  const publishedMs = Date.parse(message.date);
  addPost(
    page,
    {
      id: messageId(channel, number),
      kind: message.isForwarded ? 'repost' : 'post',
      channelId: channel,
      bodyId: context.bodyId ?? context.bodyOfChannel(context.network, channel),
      parentId: message.replyTo === null ? null : messageId(channel, message.replyTo),
      text: message.text,
      url: `${ADDRESS}/${channel}/${number}`,
      publishedMs,
      edited: message.edited,
      geo: message.geo,
      metrics: { views: message.views },
    },
    context,
    origin,
  );
  if (page.posts.length === before) return false;
  page.published.set(number, Math.floor(publishedMs / 1000));
  return true;
}

/** Id of a message, as it stands in storage. */
export function messageId(channel: string, number: number): string {
  return `telegram:${channel}/${number}`;
}

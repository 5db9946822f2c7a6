import { createHash } from 'node:crypto';
import { createDice, hashOf } from '../dice.ts';
import type { Service } from '../service.ts';
import type { Channel, FeedFormat } from '../world/channel.ts';
import type { Story } from '../world/story.ts';

/** Items that a feed shows: the newest ones. */
const ITEMS = 60;
const MINUTE_MS = 60_000;
const TITLE_LENGTH = 70;
/** Formats that say when an item was changed. */
const TELLS_EDITS: ReadonlySet<FeedFormat> = new Set(['atom', 'json']);

/** An item as all formats need it. */
export interface FeedItem {
  guid: string;
  link: string;
  title: string;
  paragraphs: readonly string[];
  publishedMs: number;
  /** When it was last changed; the publishing time when it was not. */
  updatedMs: number;
  /** Name of the journalist. */
  author: string;
}

/** Host of a feed, below a top-level domain that is reserved for examples (RFC 2606). */
export function hostOf({ native }: Channel): string {
  return `${native}.example`;
}

/** The newest items of a feed, newest first, and notes in the ledger what they show. */
export function readItems(
  channel: Channel,
  { nowMs, url }: { nowMs: number; url: string },
  service: Service,
): FeedItem[] {
  const line = service.world.timeline(channel);
  const count = line.countAt(nowMs);
  const items: FeedItem[] = [];
  for (let index = count - 1; index >= Math.max(0, count - ITEMS); index -= 1) {
    const story = service.world.story(line.slot(index));
    const item = itemOf(story, nowMs, service);
    items.push(item);
    note(story, item, url, service);
  }
  return items;
}

function note(story: Story, item: FeedItem, url: string, service: Service): void {
  const { channel, incident } = story.slot;
  const tellsEdits = channel.format !== null && TELLS_EDITS.has(channel.format);
  service.ledger.note({
    id: `rss:${item.guid}`,
    network: 'rss',
    channelId: url,
    publishedMs: item.publishedMs,
    editedMs: tellsEdits && item.updatedMs > item.publishedMs ? item.updatedMs : null,
    deletedMs: null,
    incidentId: incident?.id ?? null,
  });
  service.plant([...story.planted, { kind: 'name', value: item.author }]);
}

function itemOf(story: Story, nowMs: number, { world }: Service): FeedItem {
  const { slot, fate, news } = story;
  const { channel, index, seed } = slot;
  const isEdited = fate.editedMs !== null && fate.editedMs <= nowMs;
  // The dialect with dotted dates knows no seconds.
  const publishedMs =
    channel.format === 'rss-1251' ? Math.floor(slot.publishedMs / MINUTE_MS) * MINUTE_MS : slot.publishedMs;
  const text = isEdited ? story.editedText : (story.original?.text ?? story.text);
  const change = isEdited ? story.editedText.slice(story.text.length).trim() : '';
  const writer = world.setting.people.person(createDice(hashOf(seed, 'writer')).int(0, 11) * 997);
  return {
    guid: guidOf(channel, index),
    link: `https://${hostOf(channel)}/news/${1000 + index}?utm_source=rss`,
    title: news?.title ?? titleOf(text),
    paragraphs: news === null ? text.split('\n') : [...news.body, ...(change === '' ? [] : [change])],
    publishedMs,
    updatedMs: isEdited ? (fate.editedMs ?? publishedMs) : publishedMs,
    author: `${writer.firstName} ${writer.lastName}`,
  };
}

function guidOf(channel: Channel, index: number): string {
  const number = 1000 + index;
  if (channel.format === 'rss-1251')
    return createHash('sha256').update(`${channel.native} ${number}`).digest('hex').slice(0, 32);
  if (channel.format === 'atom') return `tag:${hostOf(channel)},2026:${number}`;
  return `https://${hostOf(channel)}/news/${number}`;
}

function titleOf(text: string): string {
  const [first = ''] = text.split(/[.!?\n]/, 1);
  return first.length <= TITLE_LENGTH ? first.trim() : `${first.slice(0, TITLE_LENGTH).trim()}…`;
}

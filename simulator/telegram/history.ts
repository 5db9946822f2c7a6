import type { Service } from '../service.ts';
import type { Channel } from '../world/channel.ts';
import type { Story } from '../world/story.ts';
import { firstIndexFrom, messageNumber } from './numbers.ts';

const PAGE_SIZE = 20;
const HOUR_MS = 3_600_000;
/**
 * Collectors look for deleted messages for 48 hours and among some thousands. A deletion that no page could show them in
 * that time is not carried out, so that what the ledger calls deleted is what a collector can know.
 */
const SHOWN_WITHIN_MS = 46 * HOUR_MS;
const SHOWN_WITHIN = 2000;

/** One page of a channel's preview. */
export interface History {
  /** Ascending. */
  stories: readonly Story[];
  /** Whether there are older messages. */
  hasOlder: boolean;
}

/** What the ledger says of a message. Telegram tells no time of an edit. */
export function shownMessage({ slot }: Story): Parameters<Service['ledger']['note']>[0] {
  const { native } = slot.channel;
  return {
    id: `telegram:${native}/${messageNumber(slot.index)}`,
    network: 'telegram',
    channelId: native,
    publishedMs: slot.publishedMs,
    editedMs: null,
    deletedMs: null,
    incidentId: slot.incident?.id ?? null,
  };
}

/** The newest messages below the number `before`, and notes in the ledger what the page shows, missing messages too. */
export function readHistory(
  channel: Channel,
  { before, nowMs }: { before: number | null; nowMs: number },
  service: Service,
): History {
  const line = service.world.timeline(channel);
  const published = line.countAt(nowMs);
  const end = before === null ? published : Math.min(published, firstIndexFrom(before));
  const stories: Story[] = [];
  const gone: Story[] = [];
  let index = end - 1;
  for (; index >= 0 && stories.length < PAGE_SIZE; index -= 1) {
    const story = service.world.story(line.slot(index));
    if (isGone(story, { service, nowMs, newest: published })) gone.push(story);
    else stories.unshift(story);
  }
  for (const story of stories) {
    service.ledger.note(shownMessage(story));
    service.plant(story.planted);
  }
  const lowest = stories[0]?.slot.index ?? Infinity;
  for (const story of gone)
    if (story.slot.index >= lowest)
      service.ledger.note({ ...shownMessage(story), deletedMs: story.fate.deletedMs });
  return { stories, hasOlder: index >= 0 };
}

function isGone(
  story: Story,
  { service, nowMs, newest }: { service: Service; nowMs: number; newest: number },
): boolean {
  const { slot, fate } = story;
  if (fate.deletedMs === null || fate.deletedMs > nowMs) return false;
  const told = service.ledger.told(shownMessage(story).id);
  const isRecent = nowMs - slot.publishedMs < SHOWN_WITHIN_MS && newest - slot.index < SHOWN_WITHIN;
  return told !== 'shown' || isRecent;
}

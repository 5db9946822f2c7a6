import type { Method } from './methods.ts';
import { VkError } from './errors.ts';
import { wholeOf } from './parameters.ts';
import { wallItem } from './wall-items.ts';

const PAGE_MAX = 200;
/** What VK shows of one search. */
const SHOWN_MAX = 1000;
const DAY_SECONDS = 86_400;

/** `newsfeed.search`: posts of open walls that hold every word of `q`, newest first, a thousand at most. */
export const newsfeedSearch: Method = (parameters, { service, wallOf, nowMs }) => {
  const words = (parameters['q'] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) throw new VkError(100);
  const now = Math.floor(nowMs / 1000);
  const times = { min: 0, max: 1e12 };
  const from = wholeOf(parameters, 'start_time', { ...times, fallback: now - DAY_SECONDS }) * 1000;
  const to = wholeOf(parameters, 'end_time', { ...times, fallback: now }) * 1000;
  const count = wholeOf(parameters, 'count', { fallback: 30, min: 0, max: PAGE_MAX });
  const offset = wholeOf(parameters, 'start_from', { fallback: 0, min: 0, max: SHOWN_MAX });
  const { channels } = service.world.setting;
  const hits = channels
    .filter(({ network, isClosed }) => network === 'vk' && !isClosed)
    .flatMap((channel) => {
      const wall = wallOf(channel, nowMs);
      const line = service.world.timeline(channel);
      const first = line.countAt(from - 1);
      const last = line.countAt(Math.min(to, nowMs));
      return Array.from({ length: Math.max(0, last - first) }, (_, nth) => wall.find(first + nth));
    })
    .flatMap((found) => (found === null || found.isGone ? [] : [service.world.story(found.slot)]))
    .filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
    .sort((a, b) => b.slot.publishedMs - a.slot.publishedMs)
    .slice(0, SHOWN_MAX);
  const items = hits
    .slice(offset, offset + count)
    .map((story) => wallItem(story, service, { nowMs, isPinned: false }));
  const end = offset + count;
  return {
    count: hits.length,
    total_count: hits.length,
    items,
    ...(end < hits.length ? { next_from: String(end) } : {}),
  };
};

import { toIso } from '../../contracts/clock.ts';
import type { SourceStatus } from '../../contracts/source.ts';
import type { VkCursor } from './schema.ts';

/** Calls of wall.get a day and token: github.com/SevereCloud/vk-limits, read from VK's own answers. */
export const WALL_GET_PER_DAY = 5000;
/** Calls of newsfeed.search a day and token: from the same source. */
export const SEARCH_PER_DAY = 1000;

/** VK's day is taken to be Moscow's, UTC+3 all year. */
const ZONE_MS = 3 * 3_600_000;
const DAY_MS = 86_400_000;

/** The ledger of today with `calls` more calls in it. */
export function countCalls(ledger: VkCursor['ledger'], nowMs: number, calls: number): VkCursor['ledger'] {
  const day = toIso(nowMs + ZONE_MS).slice(0, 10);
  return { day, used: (ledger.day === day ? ledger.used : 0) + calls };
}

/** When the day's calls are given anew, ms. */
export function resetsAtMs(nowMs: number): number {
  return Math.ceil((nowMs + ZONE_MS + 1) / DAY_MS) * DAY_MS - ZONE_MS;
}

/** This source's share of the token's day. */
export function budgetOf(
  ledger: VkCursor['ledger'],
  nowMs: number,
  limit: number,
): NonNullable<SourceStatus['budget']> {
  return {
    used: countCalls(ledger, nowMs, 0).used,
    limit,
    resetsAt: toIso(resetsAtMs(nowMs)),
  };
}

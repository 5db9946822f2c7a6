import type { Random } from '../../contracts/clock.ts';
import { toIso } from '../../contracts/clock.ts';
import type { CollectorServices, Parsed, PollInput } from '../../contracts/collector.ts';
import type { LatePosts } from './late-posts.ts';
import { decodeLate, encodeLate, withGraduates } from './late-posts.ts';
import type { OpenPosts } from './open-posts.ts';
import { saveOpen } from './open-posts.ts';
import type { VkCursor } from './schema.ts';
import { vkCursorSchema } from './schema.ts';
import type { Visit } from './visit.ts';
import { createVisit } from './visit.ts';

/** What the steps of one visit to a wall share; `open` and `late` stand apart from the cursor until it is written. */
export interface WallVisit extends Visit<VkCursor> {
  ownerId: number;
  open: OpenPosts;
  late: LatePosts;
  /** Publishing time, s, of the oldest post of the newest page: what is younger and not on it is missing. */
  oldestOnNewest: number;
  /** When the newest page was read last in this visit, s. */
  newestReadSeconds: number;
}

/** Begins a visit to the wall of a community. */
export function openVisit(
  input: PollInput,
  services: CollectorServices,
  { ownerId, baseUrl, random }: { ownerId: number; baseUrl: string; random: Random },
): WallVisit {
  const cursor = vkCursorSchema.parse(input.cursor ?? {});
  const base = createVisit(input, services, { cursor, baseUrl, random });
  const visit: WallVisit = {
    ...base,
    ownerId,
    open: new Map(cursor.open.map((post) => [post[0], post])),
    late: decodeLate(cursor.late),
    oldestOnNewest: Infinity,
    newestReadSeconds: base.startedSeconds,
    land(parsed, change) {
      visit.late = withGraduates(visit.late, visit.open.values());
      const lists = { open: saveOpen(visit.open), late: encodeLate(visit.late) };
      const page = base.land(parsed, { ...visit.cursor, ...change, ...lists });
      visit.cursor = base.cursor;
      return page;
    },
  };
  return visit;
}

/** Tombstone of a post that VK does not give any more. */
export function tombstoneOf(id: string, nowSeconds: number): Parsed['tombstones'][number] {
  return { id, deletedAt: toIso(nowSeconds * 1000) };
}

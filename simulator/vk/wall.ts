import type { Channel } from '../world/channel.ts';
import { fateOf, FIRST_POSTS_STAY } from '../world/fate.ts';
import type { Slot, Timeline } from '../world/timeline.ts';
import type { World } from '../world/world.ts';

/** A wall as VK lists it at one moment. */
export interface Wall {
  /** Posts there are. */
  count: number;
  /** Stands first whatever its date; null on a young wall. */
  pinned: Slot | null;
  /** Posts from `offset` on: the pinned one, then newest first. */
  page(offset: number, count: number): Slot[];
  /** A published post, and whether it is gone; null: never published. */
  find(index: number): { slot: Slot; isGone: boolean } | null;
}

/** Deleted posts of a wall, ascending by number. */
type Deletions = { index: number; deletedMs: number }[];

/** Views of walls by channel and time. Which posts are ever deleted is remembered, so that an offset is found quickly. */
export function createWalls(world: World): (channel: Channel, nowMs: number) => Wall {
  const known = new Map<string, { deletions: Deletions; read: number }>();

  return (channel, nowMs) => {
    const line = world.timeline(channel);
    const count = line.countAt(nowMs);
    const found = known.get(channel.id) ?? { deletions: [], read: 0 };
    for (; found.read < count; found.read += 1) {
      const { deletedMs } = fateOf(line.slot(found.read));
      if (deletedMs !== null) found.deletions.push({ index: found.read, deletedMs });
    }
    known.set(channel.id, found);
    const gone = found.deletions.filter(({ deletedMs }) => deletedMs <= nowMs).map(({ index }) => index);
    return viewOf(line, count, gone);
  };
}

function viewOf(line: Timeline, published: number, gone: readonly number[]): Wall {
  const pinnedIndex = published > FIRST_POSTS_STAY ? line.slot(0).seed % FIRST_POSTS_STAY : null;
  const hidden = new Set(gone);
  if (pinnedIndex !== null) hidden.add(pinnedIndex);

  return {
    count: published - gone.length,
    pinned: pinnedIndex === null ? null : line.slot(pinnedIndex),
    page(offset, count) {
      const first = offset === 0 && pinnedIndex !== null && count > 0 ? [line.slot(pinnedIndex)] : [];
      const skipped = pinnedIndex === null ? offset : Math.max(0, offset - 1);
      const slots = [...first];
      for (let index = nthShown(published, skipped, hidden); index >= 0 && slots.length < count; index -= 1)
        if (!hidden.has(index)) slots.push(line.slot(index));
      return slots;
    },
    find: (index) =>
      index < published
        ? { slot: line.slot(index), isGone: hidden.has(index) && index !== pinnedIndex }
        : null,
  };
}

/** Number of the post below `skipped` shown ones. */
function nthShown(published: number, skipped: number, hidden: ReadonlySet<number>): number {
  const above = [...hidden].sort((a, b) => b - a);
  let index = published - 1 - skipped;
  for (const one of above) if (one >= index) index -= 1;
  return index;
}

import type { Dice } from '../dice.ts';
import type { Channel } from './channel.ts';
import { createEvents } from './events.ts';
import { createIncidents } from './incidents.ts';
import { memo } from './memo.ts';
import { QUIET_NETWORKS } from './quiet.ts';
import type { Setting, WorldOptions } from './setting.ts';
import { createSetting } from './setting.ts';
import type { Story } from './story.ts';
import type { Comment } from './thread.ts';
import { threadOf } from './thread.ts';
import type { Slot, Timeline } from './timeline.ts';
import { createTimeline } from './timeline.ts';
import { sortOf, writeStory } from './write-story.ts';

/** A living region: what was published when is a function of its options alone. */
export interface World {
  setting: Setting;
  timeline(channel: Channel): Timeline;
  story(slot: Slot): Story;
  /** All comments that the post of a wall will ever have, by time. */
  thread(story: Story): readonly Comment[];
}

/** Posts and threads kept in memory, those of some pages; all others are written again when asked for. */
const KEPT = 3000;
const HOUR_MS = 3_600_000;

/** Builds a world; nothing is written before it is asked for. */
export function createWorld(options: WorldOptions): World {
  const setting = createSetting(options);
  const events = createEvents(setting);
  const incidents = createIncidents(setting);
  const timelines = new Map(
    setting.channels.map((channel) => [channel.id, createTimeline(setting, channel, incidents)]),
  );
  const keyOf = (slot: Slot): string => `${slot.channel.id} ${slot.index}`;
  const story = memo(KEPT, (slot: Slot) => writeStory(slot, { setting, events, earlier }), keyOf);

  function timeline({ id }: Channel): Timeline {
    const found = timelines.get(id);
    if (found === undefined) throw new RangeError(`no such channel: ${id}`);
    return found;
  }

  /** A post of another channel, some hours old and its own; posts that were passed on are not passed on again. */
  function earlier(slot: Slot, dice: Dice, isSameNetwork: boolean): Story | null {
    const others = setting.channels.filter(
      (other) =>
        !other.isClosed &&
        (!QUIET_NETWORKS.has(other.network) || other.network === slot.channel.network) &&
        other.id !== slot.channel.id &&
        (!isSameNetwork || other.network === slot.channel.network),
    );
    if (others.length === 0) return null;
    const line = timeline(dice.pick(others));
    const index = line.countAt(slot.publishedMs - Math.floor((0.3 + 7 * dice.next()) * HOUR_MS)) - 1;
    if (index < 0) return null;
    const source = line.slot(index);
    return ORIGINALS.has(sortOf(source)) ? story(source) : null;
  }

  return {
    setting,
    timeline,
    story,
    thread: memo(
      KEPT,
      (of: Story) => threadOf(of, setting),
      (of) => keyOf(of.slot),
    ),
  };
}

/** What is worth passing on. */
const ORIGINALS: ReadonlySet<string> = new Set(['complaint', 'news', 'life', 'notice', 'thanks', 'talk']);

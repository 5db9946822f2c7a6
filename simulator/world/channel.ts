import type { ChannelKind } from '../../contracts/post.ts';

/** Networks that the simulator speaks. */
export type SimulatedNetwork = 'vk' | 'telegram' | 'rss' | 'ok' | 'max';

/** Who writes there, and so what about. */
export type Voice = 'residents' | 'newsroom' | 'emergency' | 'body';

/** How a feed is written: RSS 2.0 in three dialects, Atom 1.0, JSON Feed 1.1. */
export type FeedFormat = 'rss' | 'rss-1251' | 'rss-yandex' | 'atom' | 'json';

/** A simulated community, channel or feed. */
export interface Channel {
  /** Id of its source. */
  id: string;
  network: SimulatedNetwork;
  /** Owner id, channel name, file name of the feed, number of the group or chat. */
  native: string;
  title: string;
  kind: ChannelKind;
  voice: Voice;
  /** What it writes about; empty: the whole region. */
  districtIds: readonly string[];
  bodyId: string | null;
  /** Relative number of posts within its network. */
  share: number;
  /** `closed`: the network does not show it to us. */
  isClosed: boolean;
  /** Feeds only. */
  format: FeedFormat | null;
}

/** Whether a channel tells of a district. */
export function covers(channel: Channel, districtId: string): boolean {
  return channel.districtIds.length === 0 || channel.districtIds.includes(districtId);
}

import type { CollectorServices, ParseInput, PollInput, Pseudonymise } from '../../contracts/collector.ts';
import type { ChannelKind, Network } from '../../contracts/post.ts';
import { PUBLISHED_MIN } from '../../contracts/post.ts';

/** What a parser knows besides the answer itself. */
export interface ParseContext {
  network: Network;
  /** Clock reading of the fetch, ms. */
  nowMs: number;
  channelKind: ChannelKind;
  /** Body that the source is registered for; null: looked up by channel. */
  bodyId: string | null;
  /** IANA zone of zoneless times. */
  timezone: string;
  pseudonymise: Pseudonymise;
  bodyOfChannel: CollectorServices['bodyOfChannel'];
  /** Posts dated before are quarantined, ms. */
  publishedMinMs: number;
  /** Time, ms, that stands for the date of a post which states none, or one that lies in the future. */
  firstSeen: (id: string) => number;
}

/** Context of one raw answer read without a source: nothing is remembered between answers. */
export function contextOfAnswer(input: ParseInput, network: Network, channelKind: ChannelKind): ParseContext {
  return {
    network,
    nowMs: input.now,
    channelKind,
    bodyId: null,
    ...input.services,
    publishedMinMs: Date.parse(PUBLISHED_MIN),
    firstSeen: () => input.now,
  };
}

/** Context of an answer that a visit to a source has just fetched. */
export function contextOfVisit(
  { source }: Pick<PollInput, 'source'>,
  services: Pick<CollectorServices, 'clock' | 'pseudonymise' | 'bodyOfChannel' | 'timezone'>,
  firstSeen: ParseContext['firstSeen'],
): ParseContext {
  return {
    network: source.network,
    nowMs: services.clock.now(),
    channelKind: source.channelKind,
    bodyId: source.bodyId,
    timezone: services.timezone,
    publishedMinMs: Date.parse(PUBLISHED_MIN),
    pseudonymise: services.pseudonymise,
    bodyOfChannel: services.bodyOfChannel,
    firstSeen,
  };
}

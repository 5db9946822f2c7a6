import type { Collector, CollectorManifest, ParseInput } from '../../contracts/collector.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { MASTODON_PER_SECOND } from './fetch-statuses.ts';
import { parseAnswer } from './parse-answer.ts';
import { visitTimeline } from './visit-timeline.ts';

const manifest: CollectorManifest = {
  network: 'mastodon',
  title: 'Mastodon: local and tag timelines',
  documentation: 'https://docs.joinmastodon.org/methods/timelines/',
  rateLimit: {
    perSecond: MASTODON_PER_SECOND,
    source: 'https://docs.joinmastodon.org/api/rate-limits/: 300 requests in five minutes from one address',
  },
  defaultBaseUrl: null,
  needsToken: false,
  needsAcceptTerms: true,
  pollSeconds: 300,
};

/** Public posts of one server of Mastodon, or those with a tag. */
export const mastodonCollector: Collector = {
  manifest,
  poll: (input, services) => visitTimeline(input, services),
  parse: (input: ParseInput) =>
    parseAnswer(input.body, input.channel, contextOfAnswer(input, 'mastodon', 'community')),
};

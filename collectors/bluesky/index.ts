import type { Collector, CollectorManifest, ParseInput } from '../../contracts/collector.ts';
import { notPolled } from '../kit/not-polled.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { parseAnswer } from './parse-answer.ts';

const manifest: CollectorManifest = {
  network: 'bluesky',
  title: 'Bluesky: events of Jetstream',
  documentation: 'https://github.com/bluesky-social/jetstream',
  rateLimit: {
    perSecond: 1,
    source:
      'https://docs.bsky.app/docs/advanced-guides/rate-limits names none for Jetstream; one connection a second is our courtesy',
  },
  defaultBaseUrl: 'https://jetstream1.us-east.bsky.network',
  needsToken: false,
  needsAcceptTerms: true,
  pollSeconds: 3600,
};

/** Posts, edits and deletions of Bluesky from lines of Jetstream. */
export const blueskyCollector: Collector = {
  manifest,
  poll: (input) =>
    notPolled(input, 'Veche does not open the stream itself: hand its lines to `./veche parse`'),
  parse: (input: ParseInput) => parseAnswer(input.body, contextOfAnswer(input, 'bluesky', 'community')),
};

import type { Collector, CollectorManifest, ParseInput } from '../../contracts/collector.ts';
import { notPolled } from '../kit/not-polled.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { parseAnswer } from './parse-answer.ts';

const manifest: CollectorManifest = {
  network: 'youtube',
  title: 'YouTube: comments and videos',
  documentation: 'https://developers.google.com/youtube/v3/docs/commentThreads/list',
  rateLimit: {
    perSecond: 0.1,
    source:
      'https://developers.google.com/youtube/v3/determine_quota_cost: 10,000 units a day, one a request; a tenth a second stays below',
  },
  defaultBaseUrl: 'https://www.googleapis.com',
  needsToken: true,
  needsAcceptTerms: true,
  pollSeconds: 3600,
};

/** Comments and videos of YouTube, from answers of its Data API. */
export const youtubeCollector: Collector = {
  manifest,
  poll: (input) => notPolled(input, 'Veche does not ask YouTube itself: hand its answers to `./veche parse`'),
  parse: (input: ParseInput) =>
    parseAnswer(input.body, input.channel, contextOfAnswer(input, 'youtube', 'community')),
};

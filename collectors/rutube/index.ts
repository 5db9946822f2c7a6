import type { Collector, CollectorManifest, ParseInput } from '../../contracts/collector.ts';
import { notPolled } from '../kit/not-polled.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { parseAnswer } from './parse-answer.ts';

const manifest: CollectorManifest = {
  network: 'rutube',
  title: 'Rutube: comments and videos',
  documentation: 'https://rutube.ru/info/',
  rateLimit: {
    perSecond: 0.5,
    source: 'https://rutube.ru publishes no limit and no interface; half of our usual courtesy',
  },
  defaultBaseUrl: 'https://rutube.ru',
  needsToken: false,
  needsAcceptTerms: true,
  pollSeconds: 3600,
};

/** Comments and videos of Rutube, from answers that are handed over: its interface is not published. */
export const rutubeCollector: Collector = {
  manifest,
  poll: (input) =>
    notPolled(input, 'Rutube publishes no interface for programs: hand its answers to `./veche parse`'),
  parse: (input: ParseInput) =>
    parseAnswer(input.body, input.channel, contextOfAnswer(input, 'rutube', 'community')),
};

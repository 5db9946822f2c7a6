import type { Collector, CollectorManifest, ParseInput } from '../../contracts/collector.ts';
import { COURTESY_LIMIT } from '../kit/host-turn.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { cityOf } from './city-of.ts';
import { parseAnswer } from './parse-answer.ts';
import { visitCity } from './visit-city.ts';

const manifest: CollectorManifest = {
  network: 'appeal',
  title: 'Open311 GeoReport v2: requests to a city',
  documentation: 'https://wiki.open311.org/GeoReport_v2/',
  rateLimit: COURTESY_LIMIT,
  defaultBaseUrl: null,
  needsToken: false,
  needsAcceptTerms: true,
  pollSeconds: 600,
};

/** Requests of citizens that a city publishes through Open311, and what it answers. */
export const appealCollector: Collector = {
  manifest,
  poll: (input, services) => visitCity(input, services),
  parse(input: ParseInput) {
    const { requests: _, ...parsed } = parseAnswer(
      input.body,
      cityOf(input.channel),
      contextOfAnswer(input, 'appeal', 'inbox'),
    );
    return parsed;
  },
};

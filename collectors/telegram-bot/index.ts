import type { Collector, CollectorManifest } from '../../contracts/collector.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { BOT_LIMIT } from './call-bot.ts';
import { createLeases } from './leases.ts';
import { parseBotAnswer } from './parse-updates.ts';
import { visitBot } from './visit-bot.ts';

const DEFAULT_BASE_URL = 'https://api.telegram.org';

const manifest: CollectorManifest = {
  network: 'telegram',
  variant: 'bot',
  title: 'Telegram, public groups with our bot',
  documentation: 'https://core.telegram.org/bots/api#getupdates',
  rateLimit: {
    ...BOT_LIMIT,
    source:
      'https://core.telegram.org/bots/api#getupdates publishes no limit for reading; one request a second is our courtesy',
  },
  defaultBaseUrl: DEFAULT_BASE_URL,
  needsToken: true,
  needsAcceptTerms: false,
  pollSeconds: 15,
};

/** Collector of public groups and discussion groups that a bot is a member of. One source reads with one bot. */
export function createTelegramBotCollector(): Collector {
  const leases = createLeases();
  return {
    manifest,
    poll: (input, services) => visitBot(input, services, { baseUrl: DEFAULT_BASE_URL, leases }),
    parse: (input) => parseBotAnswer(input.body, contextOfAnswer(input, 'telegram', 'community')),
  };
}

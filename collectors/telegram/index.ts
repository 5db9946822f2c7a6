import type { Collector, CollectorManifest, ParseInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { parseBotAnswer } from '../telegram-bot/parse-updates.ts';
import { parsePage } from './parse-page.ts';
import { visitChannel } from './visit-channel.ts';

const DEFAULT_BASE_URL = 'https://t.me';

const manifest: CollectorManifest = {
  network: 'telegram',
  title: 'Telegram, public channels',
  documentation: 'https://core.telegram.org/widgets',
  rateLimit: {
    perSecond: 1,
    source:
      'https://t.me publishes no limit for previews; one request a second stays below what a browser does',
  },
  defaultBaseUrl: DEFAULT_BASE_URL,
  needsToken: false,
  needsAcceptTerms: true,
  pollSeconds: 120,
};

/**
 * Public channels through their web preview `t.me/s/<channel>`: no account, no bot, no comments. `parse` reads answers of
 * the Bot API as well.
 */
export const telegramCollector: Collector = {
  manifest,
  poll: (input, services) => visitChannel(input, services, DEFAULT_BASE_URL),
  parse(input: ParseInput) {
    const context = contextOfAnswer(input, 'telegram', 'community');
    if (isJson(input.body)) return parseBotAnswer(input.body, context);
    const page = parsePage(input.body.toString('utf8'), context);
    const { posts, tombstones, quarantined, futureDates, error } = page;
    const isChannel = page.hasHistory || page.isEnd || page.numbers.length + quarantined.length > 0;
    if (!isChannel) {
      throw new VecheError('unreadable', 'the page shows no messages and no history of a channel', {
        hint: 'the channel has no preview, a login page came instead, or the layout has changed',
      });
    }
    return { posts, tombstones, quarantined, futureDates, error };
  },
};

function isJson(body: Buffer): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s{0,20}\{/.test(body.subarray(0, 40).toString('latin1'));
}

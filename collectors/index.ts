import type { Collector } from '../contracts/collector.ts';
import type { Network } from '../contracts/post.ts';
import type { Source } from '../contracts/source.ts';
import { appealCollector } from './appeal/index.ts';
import { blueskyCollector } from './bluesky/index.ts';
import { forumCollector } from './forum/index.ts';
import { mastodonCollector } from './mastodon/index.ts';
import { createMaxCollector } from './max/index.ts';
import { createOkCollector } from './ok/index.ts';
import { rssCollector } from './rss/index.ts';
import { rutubeCollector } from './rutube/index.ts';
import { telegramCollector } from './telegram/index.ts';
import { createTelegramBotCollector } from './telegram-bot/index.ts';
import { isBotTarget } from './telegram-bot/target.ts';
import { createVkCollector } from './vk/index.ts';
import { youtubeCollector } from './youtube/index.ts';

/** Every collector, one line each. */
export const collectors: readonly Collector[] = [
  createVkCollector({ random: Math.random }),
  createOkCollector({ random: Math.random }),
  createMaxCollector({ random: Math.random }),
  telegramCollector,
  createTelegramBotCollector(),
  rssCollector,
  forumCollector,
  mastodonCollector,
  blueskyCollector,
  youtubeCollector,
  rutubeCollector,
  appealCollector,
];

/** The collector of a network; null when it is read by no collector, or only from files. */
export function collectorFor(network: Network): Collector | null {
  return collectors.find((collector) => collector.manifest.network === network) ?? null;
}

/** The collector of a source, by its network and, where there are several ways to read that, by its target. */
export function collectorOf({ network, target }: Pick<Source, 'network' | 'target'>): Collector | null {
  if (network !== 'telegram' || !isBotTarget(target)) return collectorFor(network);
  return collectors.find(({ manifest }) => manifest.variant === 'bot') ?? null;
}

import type { Collector } from '../contracts/collector.ts';
import type { Network } from '../contracts/post.ts';
import { rssCollector } from './rss/index.ts';
import { telegramCollector } from './telegram/index.ts';
import { createVkCollector } from './vk/index.ts';

/** Every collector, one line each. */
export const collectors: readonly Collector[] = [
  createVkCollector({ random: Math.random }),
  telegramCollector,
  rssCollector,
];

/** The collector of a network; null when it is read by no collector, or only from files. */
export function collectorFor(network: Network): Collector | null {
  return collectors.find((collector) => collector.manifest.network === network) ?? null;
}

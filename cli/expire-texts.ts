import { createRegionTime } from '../contracts/region-time.ts';
import type { System } from './compose.ts';

const DAY_MS = 86_400_000;

/**
 * Takes away what is past its time (`retention.textDays`): texts, addresses, pseudonyms and quotes of posts, then the keys
 * of months of which every post is. Whole days of the region go, so that the counts of none are torn.
 */
export async function expireTexts({
  config,
  region,
  clock,
  storage,
  authorKeys,
  logger,
}: Pick<System, 'config' | 'region' | 'clock' | 'storage' | 'authorKeys' | 'logger'>): Promise<void> {
  const oldest = clock.now() - config.retention.textDays * DAY_MS;
  const before = createRegionTime(region.timezone).startOf('day', oldest);
  const { posts, threads, quarantined } = await storage.retention.expire(before);
  const months = authorKeys.destroyBefore(before);
  if (posts + threads + quarantined + months.length > 0) {
    logger.info({ posts, threads, quarantined, months }, 'texts past their time were cleared');
  }
}

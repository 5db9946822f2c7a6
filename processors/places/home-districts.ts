import type { Post } from '../../contracts/post.ts';
import type { Region } from '../../contracts/region.ts';

/** The home district of the source a post came from, as the configuration says; null when it has none. */
export function homeDistricts(region: Region): (post: Pick<Post, 'network' | 'channelId'>) => string | null {
  const homes = new Map<string, string>();
  for (const { network, target, districtId } of region.sources) {
    if (districtId !== null) homes.set(`${network}:${target}`, districtId);
  }
  return ({ network, channelId }) =>
    homes.size === 0 ? null : (homes.get(`${network}:${channelId}`) ?? null);
}

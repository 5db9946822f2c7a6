import type { Network } from '../contracts/post.ts';
import type { Region } from '../contracts/region.ts';
import type { Source } from '../contracts/source.ts';

/** Which body speaks through a channel: pages of the region pack, and sources configured with a bodyId. */
export function bodyIndex(
  region: Region,
  sources: readonly Source[],
): (network: Network, channelId: string) => string | null {
  const byChannel = new Map<string, string>();
  for (const body of region.bodies) {
    for (const page of body.pages) byChannel.set(`${page.network}:${page.channelId}`, body.id);
  }
  for (const source of sources) {
    if (source.bodyId !== null) byChannel.set(`${source.network}:${source.target}`, source.bodyId);
  }
  return (network, channelId) => byChannel.get(`${network}:${channelId}`) ?? null;
}

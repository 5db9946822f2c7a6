import type { Page } from '../contracts/collector.ts';
import { NETWORKS, type Post } from '../contracts/post.ts';
import type { StateLog } from '../contracts/state-log.ts';

/** Entity of the state log: posts and channels that a lawful demand took away for good. */
export const FORGOTTEN = 'forgotten';

type Channel = Pick<Post, 'network' | 'channelId'>;

/** Key of a channel among the forgotten; posts stand under their id, which never begins so. */
export function channelKey({ network, channelId }: Channel): string {
  return `channel:${network}:${channelId}`;
}

/** The channel of a key; null when it is the id of a post. */
export function channelOfKey(key: string): Channel | null {
  const [prefix, name, ...rest] = key.split(':');
  const network = NETWORKS.find((known) => known === name);
  return prefix !== 'channel' || network === undefined ? null : { network, channelId: rest.join(':') };
}

/** Whether a post must not be stored again. */
export type IsForgotten = (post: Pick<Post, 'id' | 'network' | 'channelId'>) => boolean;

/** Looks at the list as it is now. */
export function createIsForgotten(state: Pick<StateLog, 'get'>): IsForgotten {
  return (post) => state.get(FORGOTTEN, post.id) !== null || state.get(FORGOTTEN, channelKey(post)) !== null;
}

/** A page without the posts that must not come back. */
export function withoutForgotten(page: Page, isForgotten: IsForgotten): Page {
  return page.posts.some(isForgotten)
    ? { ...page, posts: page.posts.filter((post) => !isForgotten(post)) }
    : page;
}

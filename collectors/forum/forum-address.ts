import { hostOf } from '../kit/host-of.ts';

const FEED =
  /(?:^|[/.])(?:feed|rss|atom)(?:[/.?]|$)|extern(?:al)?\.php|[?&](?:type|mode|action)=(?:rss2?|atom|feed)|syndication/i;

/**
 * Whether an address is a feed of a forum (phpBB `feed.php` and `/feed/…`, PunBB and FluxBB `extern.php`, vBulletin
 * `external.php`) and not the address of a forum that is asked through Discourse's interface.
 */
export function isFeedAddress(target: string): boolean {
  const url = URL.parse(target);
  return url !== null && FEED.test(`${url.pathname}${url.search}`);
}

/** Name of a forum whose address is not known. */
export const UNKNOWN_FORUM = 'forum';

/** Name of a forum in ids: its host, with the folder it lives in. */
export function forumName(address: string | null): string {
  const host = hostOf(address);
  if (address === null || host === null) return UNKNOWN_FORUM;
  const path = URL.parse(address)?.pathname ?? '';
  return `${host}${path.replace(/\/+$/, '')}`.slice(0, 200);
}

import { VecheError } from '../../contracts/errors.ts';

/** A timeline of one server. */
export interface Timeline {
  /** `https://server` */
  origin: string;
  host: string;
  /** Path and query without paging. */
  path: string;
}

/**
 * The timeline that a target names: `https://server` is its local timeline, `https://server/tags/<tag>` a tag's, with
 * what other servers sent there.
 * @throws {VecheError} `config` when it is neither.
 */
export function timelineOf(target: string, baseUrl: string | undefined): Timeline {
  const url = URL.parse(/^https?:\/\//i.test(target) ? target : `https://${target}`);
  const tag = /^\/tags\/(?<tag>[^/]{1,100})\/?$/.exec(url?.pathname ?? '')?.groups?.['tag'];
  if (url === null || (tag === undefined && !/^\/(?:public\/local)?\/?$/.test(url.pathname))) {
    throw new VecheError('config', 'the target is no timeline of Mastodon', {
      where: target.slice(0, 80),
      hint: 'write https://server for its local timeline, or https://server/tags/<tag>',
    });
  }
  const origin = (baseUrl ?? url.origin).replace(/\/+$/, '');
  const path =
    tag === undefined ? '/api/v1/timelines/public?local=true' : `/api/v1/timelines/tag/${tag}?limit=40`;
  return { origin, host: url.host, path: tag === undefined ? `${path}&limit=40` : path };
}

/** Ids of Mastodon hold their time: milliseconds, shifted by 16 bits (lib/mastodon/snowflake.rb). */
export function idAt(ms: number): string {
  return (BigInt(Math.max(0, Math.floor(ms))) << 16n).toString();
}

/** Order of ids: longer decimal numbers are greater. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

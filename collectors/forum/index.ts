import type { Collector, CollectorManifest, ParseInput } from '../../contracts/collector.ts';
import { decodeBytes } from '../kit/decode-bytes.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { rssCollector } from '../rss/index.ts';
import { parseFeed } from '../rss/parse-feed.ts';
import { forumName, isFeedAddress } from './forum-address.ts';
import { FORUM_LIMIT } from './limit.ts';
import { parseDiscourse } from './parse-answer.ts';
import { visitForum } from './visit-forum.ts';

const manifest: CollectorManifest = {
  network: 'forum',
  title: 'Forums: Discourse; feeds of phpBB, vBulletin, PunBB',
  documentation: 'https://docs.discourse.org/',
  rateLimit: FORUM_LIMIT,
  defaultBaseUrl: null,
  needsToken: false,
  needsAcceptTerms: true,
  pollSeconds: 300,
};

/** Public forums: through Discourse's interface, or through the feed that other programs have. */
export const forumCollector: Collector = {
  manifest,
  poll: (input, services) =>
    isFeedAddress(input.source.target) ? rssCollector.poll(input, services) : visitForum(input, services),
  parse(input: ParseInput) {
    const context = contextOfAnswer(input, 'forum', 'forum');
    const isJson = /^\s*[{[]/.test(decodeBytes(input.body.subarray(0, 200), 'utf-8'));
    if (isJson) {
      const { items: _, ...parsed } = parseDiscourse(input.body, forumName(input.channel), context);
      return parsed;
    }
    const contentType = input.headers?.['content-type'];
    const { isWhole: _, ...parsed } = parseFeed(
      { body: input.body, contentType, url: input.channel },
      context,
    );
    return parsed;
  },
};

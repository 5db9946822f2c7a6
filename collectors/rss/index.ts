import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type {
  Collector,
  CollectorManifest,
  CollectorServices,
  HttpAnswer,
  Page,
  ParseInput,
  PollInput,
} from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import { activeHold } from '../kit/hold.ts';
import { COURTESY_LIMIT } from '../kit/host-turn.ts';
import { stopIfAborted } from '../kit/http-status.ts';
import { contextOfAnswer, contextOfVisit } from '../kit/parse-context.ts';
import { emptyParsed, pagesOf } from '../kit/parsed.ts';
import { askRobots } from '../kit/robots.ts';
import { fetchFeed } from './fetch-feed.ts';
import type { ParsedFeed } from './parse-feed.ts';
import { parseFeed } from './parse-feed.ts';
import { reactToStatus } from './react-to-status.ts';
import type { RssCursor } from './schema.ts';
import { rssCursorSchema } from './schema.ts';

const manifest: CollectorManifest = {
  network: 'rss',
  title: 'RSS, Atom, JSON Feed',
  documentation: 'https://www.rssboard.org/rss-specification',
  rateLimit: COURTESY_LIMIT,
  defaultBaseUrl: null,
  needsToken: false,
  needsAcceptTerms: false,
  pollSeconds: 300,
};

/** RSS 0.90 appeared in March 1999; a feed given by hand may be an archive, unlike one that is watched. */
const FEEDS_BEGAN_MS = Date.parse('1999-01-01T00:00:00Z');

/** Feeds of local media, administrations and forums. */
export const rssCollector: Collector = {
  manifest,
  poll,
  parse(input: ParseInput) {
    const { isWhole: _, ...parsed } = parseFeed(
      { body: input.body, contentType: input.headers?.['content-type'], url: input.channel },
      { ...contextOfAnswer(input, 'rss', 'media'), publishedMinMs: FEEDS_BEGAN_MS },
    );
    return parsed;
  },
};

async function* poll(input: PollInput, services: CollectorServices): AsyncGenerator<Page> {
  const { source, signal, report } = input;
  const cursor = rssCursorSchema.parse(input.cursor ?? {});
  const held = activeHold(cursor.hold, source.target, services.clock.now());
  if (held !== null) return report(held);
  stopIfAborted(signal);
  const robots = await askRobots(source.target, cursor.robots, services, signal);
  if (!robots.isAllowed)
    return report({ state: 'off', reason: 'robots.txt of the host forbids this address' });

  const { answer, movedTo } = await fetchFeed(source.target, cursor, services, signal);
  const visited: RssCursor = { ...cursor, robots, moved: movedTo, hold: null };
  const reaction = reactToStatus(answer, visited, source.target, services.clock.now());
  if (reaction !== null) {
    report(reaction.report);
    yield emptyPage(source.id, reaction.cursor);
    return;
  }
  yield* readAnswer(input, services, answer, { ...visited, missing: null });
}

async function* readAnswer(
  input: PollInput,
  services: CollectorServices,
  answer: HttpAnswer,
  cursor: RssCursor,
): AsyncGenerator<Page> {
  const { source, report } = input;
  const bodyHash = createHash('sha256').update(answer.body).digest('base64url');
  if (answer.status === 304 || bodyHash === cursor.bodyHash) {
    report({ state: 'active', reason: null });
    if (!isDeepStrictEqual(cursor, input.cursor)) yield emptyPage(source.id, cursor);
    return;
  }
  const firstSeen = createFirstSeen(cursor.firstSeen, services.clock.now());
  const parsed = tryParse(answer, source.target, contextOfVisit({ source }, services, firstSeen.at));
  if (parsed instanceof VecheError) return report({ state: 'layout_changed', reason: parsed.message });
  report({ state: 'active', reason: null });
  // After a cut document nothing is remembered as read: the next visit asks for all of it again.
  const validators = parsed.isWhole
    ? {
        etag: answer.headers['etag'] ?? null,
        lastModified: answer.headers['last-modified'] ?? null,
        bodyHash,
      }
    : { etag: null, lastModified: null, bodyHash: null };
  const after: RssCursor = { ...cursor, ...validators, firstSeen: firstSeen.save() };
  yield* pagesOf(source.id, parsed, { before: cursor, after });
}

function tryParse(
  answer: HttpAnswer,
  url: string,
  context: Parameters<typeof parseFeed>[1],
): ParsedFeed | VecheError {
  try {
    return parseFeed({ body: answer.body, contentType: answer.headers['content-type'], url }, context);
  } catch (error) {
    if (error instanceof VecheError && error.code === 'unreadable') return error;
    throw error;
  }
}

function emptyPage(sourceId: string, cursor: RssCursor): Page {
  const { error: _, ...nothing } = emptyParsed();
  return { sourceId, ...nothing, cursor };
}

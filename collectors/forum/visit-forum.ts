import { toIso } from '../../contracts/clock.ts';
import type { CollectorServices, Page, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { spanMs } from '../../contracts/source.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import { askRobots } from '../kit/robots.ts';
import { fetchPage } from './fetch-page.ts';
import { forumName } from './forum-address.ts';
import type { ForumCursor } from './schema.ts';
import { forumCursorSchema } from './schema.ts';
import type { PageRead } from './walk.ts';
import {
  EMPTY_MAX,
  gapsAfterNewest,
  lowestOf,
  narrow,
  oldestOf,
  PAGE_IDS,
  RECHECK_WINDOW_SECONDS,
  remember,
  vanished,
} from './walk.ts';

const RECHECK_MS = 30 * 60_000;

/** What the steps of one visit share. `cursor` is what is true once the last yielded page is landed. */
interface Visit {
  sourceId: string;
  forum: string;
  cursor: ForumCursor;
  now: () => number;
  firstSeen: () => Record<string, number>;
  /** null: the page cannot be used, which has been reported. */
  read: (before: number | null) => Promise<PageRead | null>;
}

/** One visit to a Discourse forum: the newest posts, then what is missing below, then the last two days again. */
export async function* visitForum(input: PollInput, services: CollectorServices): AsyncGenerator<Page> {
  const { source, report, signal } = input;
  const base = baseOf(source.baseUrl ?? source.target);
  const visit = openVisit(input, services, base);
  const robots = await askRobots(`${base}/posts.json`, visit.cursor.robots, services, signal);
  if (!robots.isAllowed) return report({ state: 'off', reason: 'robots.txt of the forum forbids its posts' });
  const isFirst = visit.cursor.newest === null;
  const newest = await visit.read(null);
  if (newest === null) return;

  yield landNewest(visit, newest, { ...visit.cursor, robots }, visit.now() - spanMs(source.since));
  for (let gap = visit.cursor.gaps.at(-1); gap !== undefined; gap = visit.cursor.gaps.at(-1)) {
    const read = await visit.read(gap.to);
    if (read === null) return;
    const rest = narrow(gap, read.parsed);
    yield land(visit, read, {
      ...visit.cursor,
      gaps: [...visit.cursor.gaps.slice(0, -1), ...(rest === null ? [] : [rest])],
    });
  }
  if (!isFirst && visit.now() - visit.cursor.recheckedMs >= RECHECK_MS) yield* recheck(visit, newest);
  report({ state: 'active', reason: null });
}

function openVisit(input: PollInput, services: CollectorServices, base: string): Visit {
  const { source, signal, report } = input;
  const cursor = forumCursorSchema.parse(input.cursor ?? {});
  const firstSeen = createFirstSeen(cursor.firstSeen, services.clock.now());
  const forum = forumName(base);
  return {
    sourceId: source.id,
    forum,
    cursor,
    now: () => services.clock.now(),
    firstSeen: () => firstSeen.save(),
    async read(before) {
      const context = { forum, parse: contextOfVisit(input, services, firstSeen.at) };
      const page = await fetchPage({ base, before }, context, services, signal);
      if (!('state' in page)) return { parsed: page, before };
      report(page);
      return null;
    },
  };
}

function landNewest(visit: Visit, read: PageRead, cursor: ForumCursor, sinceMs: number): Page {
  const isFirst = cursor.newest === null;
  return land(visit, read, {
    ...cursor,
    gaps: gapsAfterNewest(read.parsed, cursor, Math.floor(sinceMs / 1000)),
    newest: Math.max(cursor.newest ?? 0, ...read.parsed.items.map(({ id }) => id)),
    recheckedMs: isFirst ? visit.now() : cursor.recheckedMs,
  });
}

/** The page to yield; from now on `visit.cursor` is the one it carries. */
function land(visit: Visit, read: PageRead, cursor: ForumCursor): Page {
  const nowMs = visit.now();
  const gone = vanished(read, cursor).map(([, id]) => ({ id, deletedAt: toIso(nowMs) }));
  const { posts, tombstones, quarantined, futureDates } = read.parsed;
  visit.cursor = {
    ...cursor,
    seen: remember(read, cursor, { forum: visit.forum, nowMs }),
    firstSeen: visit.firstSeen(),
  };
  return {
    sourceId: visit.sourceId,
    posts,
    tombstones: [...tombstones, ...gone],
    quarantined,
    futureDates,
    cursor: visit.cursor,
  };
}

/** Reads downwards from the newest page until the pages are older than the window. */
async function* recheck(visit: Visit, newest: PageRead): AsyncGenerator<Page> {
  const oldest = visit.now() / 1000 - RECHECK_WINDOW_SECONDS;
  let before = oldestOf(newest.parsed) < oldest ? 0 : (lowestOf(newest.parsed) ?? 0) - 1;
  for (let empty = 0; before > 0 && empty < EMPTY_MAX;) {
    const read = await visit.read(before);
    if (read === null) return;
    const lowest = lowestOf(read.parsed);
    // A page that does not lead further down would be read for ever.
    if (lowest !== null && lowest > before) break;
    yield land(visit, read, visit.cursor);
    empty = lowest === null ? empty + 1 : 0;
    before = oldestOf(read.parsed) < oldest ? 0 : lowest === null ? before - PAGE_IDS : lowest - 1;
  }
  visit.cursor = { ...visit.cursor, recheckedMs: visit.now() };
  const { sourceId, cursor } = visit;
  yield { sourceId, posts: [], tombstones: [], quarantined: [], futureDates: 0, cursor };
}

/** @throws {VecheError} `config` when the target is no web address. */
function baseOf(target: string): string {
  const url = URL.parse(target);
  if (url !== null && /^https?:$/.test(url.protocol))
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  throw new VecheError('config', 'the target is no address of a forum', {
    where: target.slice(0, 80),
    hint: 'write the address of its first page, such as https://forum.example.org, or of its feed',
  });
}

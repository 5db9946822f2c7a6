import { toIso } from '../../contracts/clock.ts';
import type { CollectorServices, Page, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { spanMs } from '../../contracts/source.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import { askRobots } from '../kit/robots.ts';
import type { PageRead } from './advance-cursor.ts';
import { gapsAfterNewest, narrow, RECHECK_WINDOW_SECONDS, remember, vanished } from './advance-cursor.ts';
import { fetchPage, pageUrl } from './fetch-page.ts';
import { messageId } from './parse-page.ts';
import type { TelegramCursor } from './schema.ts';
import { telegramCursorSchema } from './schema.ts';

/** Visits, and time, after which all of the last 48 h is read again; whichever comes first. */
const RECHECK_VISITS = 10;
const RECHECK_MS = 30 * 60_000;

/** What the steps of one visit share. `cursor` is what is true once the last yielded page is landed. */
interface Visit {
  sourceId: string;
  cursor: TelegramCursor;
  now: () => number;
  /** null: the page cannot be used, which has been reported. */
  read: (before: number | null) => Promise<PageRead | null>;
  firstSeen: () => Record<string, number>;
}

/** One visit: the newest page, then what is missing below it, then, now and then, the last 48 hours again. */
export async function* visitChannel(
  input: PollInput,
  services: CollectorServices,
  defaultBaseUrl: string,
): AsyncGenerator<Page> {
  const { source, report } = input;
  const visit = openVisit(input, services, source.baseUrl ?? defaultBaseUrl);
  const robots = await askRobots(
    pageUrl(source.baseUrl ?? defaultBaseUrl, channelOf(source.target), 1),
    visit.cursor.robots,
    services,
    input.signal,
  );
  if (!robots.isAllowed) return report({ state: 'off', reason: 'robots.txt of the host forbids previews' });
  const isFirst = visit.cursor.newest === null;
  const newest = await visit.read(null);
  if (newest === null) return;

  yield landNewest(visit, newest, { ...visit.cursor, robots }, visit.now() - spanMs(source.since));
  for (let gap = visit.cursor.gaps.at(-1); gap !== undefined; gap = visit.cursor.gaps.at(-1)) {
    const read = await visit.read(gap.to);
    if (read === null) return;
    const rest = narrow(gap, read.page);
    const gaps = [...visit.cursor.gaps.slice(0, -1), ...(rest === null ? [] : [rest])];
    yield land(visit, read, { ...visit.cursor, gaps });
  }
  if (!isFirst && isRecheckDue(visit)) yield* recheck(visit, newest);
  report({ state: 'active', reason: null });
}

function openVisit(input: PollInput, services: CollectorServices, baseUrl: string): Visit {
  const { source, signal, report } = input;
  const channel = channelOf(source.target);
  const cursor = telegramCursorSchema.parse(input.cursor ?? {});
  const firstSeen = createFirstSeen(cursor.firstSeen, services.clock.now());
  const context = (): ReturnType<typeof contextOfVisit> => contextOfVisit(input, services, firstSeen.at);
  return {
    sourceId: source.id,
    cursor,
    now: () => services.clock.now(),
    firstSeen: () => firstSeen.save(),
    async read(before) {
      const page = await fetchPage(pageUrl(baseUrl, channel, before), context, services, signal);
      if (!('state' in page)) return { page, before };
      report(page);
      return null;
    },
  };
}

function landNewest(visit: Visit, read: PageRead, cursor: TelegramCursor, sinceMs: number): Page {
  const gaps = gapsAfterNewest(read.page, cursor, Math.floor(sinceMs / 1000));
  const newest = Math.max(cursor.newest ?? 0, read.page.numbers.at(-1) ?? 0);
  const isFirst = cursor.newest === null;
  return land(visit, read, {
    ...cursor,
    gaps,
    newest,
    visits: cursor.visits + 1,
    recheckedMs: isFirst ? visit.now() : cursor.recheckedMs,
  });
}

/** The page to yield; from now on `visit.cursor` is the one it carries. */
function land(visit: Visit, read: PageRead, cursor: TelegramCursor): Page {
  const nowMs = visit.now();
  const channel = read.page.channel ?? '';
  const gone = vanished(read, cursor);
  visit.cursor = {
    ...cursor,
    seen: remember(read, cursor, Math.floor(nowMs / 1000)),
    firstSeen: visit.firstSeen(),
  };
  const { posts, quarantined, futureDates } = read.page;
  return {
    sourceId: visit.sourceId,
    posts,
    tombstones: gone.map((number) => ({ id: messageId(channel, number), deletedAt: toIso(nowMs) })),
    quarantined,
    futureDates,
    cursor: visit.cursor,
  };
}

function isRecheckDue({ cursor, now }: Visit): boolean {
  return cursor.visits >= RECHECK_VISITS || now() - cursor.recheckedMs >= RECHECK_MS;
}

/** Reads downwards from the newest page until the pages are older than the window. */
async function* recheck(visit: Visit, newest: PageRead): AsyncGenerator<Page> {
  const oldest = Math.floor(visit.now() / 1000) - RECHECK_WINDOW_SECONDS;
  const done = { visits: 0, recheckedMs: visit.now() };
  for (let last = newest; ;) {
    const lowest = last.page.numbers[0];
    const isLast = lowest === undefined || lowest <= 1 || Math.min(...last.page.published.values()) < oldest;
    const read = isLast ? null : await visit.read(lowest);
    // A page that does not lead further down would be read for ever.
    if (read === null || (read.page.numbers[0] ?? Infinity) >= (lowest ?? 0)) break;
    yield land(visit, read, visit.cursor);
    last = read;
  }
  visit.cursor = { ...visit.cursor, ...done };
  yield {
    sourceId: visit.sourceId,
    posts: [],
    tombstones: [],
    quarantined: [],
    futureDates: 0,
    cursor: visit.cursor,
  };
}

function channelOf(target: string): string {
  const channel = /^@?(?<name>\w{1,64})$/.exec(target.trim())?.groups?.['name'];
  if (channel !== undefined) return channel;
  throw new VecheError('config', 'the target is no channel name', {
    where: target.slice(0, 80),
    hint: 'write the part of the address behind t.me/, such as pskov_news',
  });
}

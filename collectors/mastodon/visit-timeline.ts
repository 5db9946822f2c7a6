import { toIso } from '../../contracts/clock.ts';
import type { CollectorServices, Page, Parsed, PollInput } from '../../contracts/collector.ts';
import { spanMs } from '../../contracts/source.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import { jsonOf } from '../kit/json-answer.ts';
import { listOf } from '../kit/json-values.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { askRobots } from '../kit/robots.ts';
import type { Asker } from './fetch-statuses.ts';
import { ask, noTimeline } from './fetch-statuses.ts';
import { parseAnswer } from './parse-answer.ts';
import { statusId } from './post-of-status.ts';
import type { MastodonCursor } from './schema.ts';
import { mastodonCursorSchema, statusSchema } from './schema.ts';
import type { Timeline } from './timeline.ts';
import { compareIds, idAt, timelineOf } from './timeline.ts';

/** How long edits, deletions and late arrivals from other servers are looked for, and how often. */
const RECHECK_WINDOW_MS = 24 * 3_600_000;
const RECHECK_MS = 30 * 60_000;
const SEEN_MAX = 3000;
/** Missing statuses that one visit asks for by their id; the rest wait for the next. */
const ASKED_MAX = 40;

/** What the steps of one visit share. `cursor` is what is true once the last yielded page is landed. */
interface Visit {
  sourceId: string;
  timeline: Timeline;
  cursor: MastodonCursor;
  asker: Asker;
  now: () => number;
  firstSeen: () => Record<string, number>;
  parse: (body: Buffer) => Parsed;
  report: PollInput['report'];
}

type Seen = MastodonCursor['seen'];

/** A page with the ids and times of all that it lists, ascending. */
interface Statuses {
  parsed: Parsed;
  listed: Seen;
}

/** One visit: what is new, oldest first, then now and then the last day again. */
export async function* visitTimeline(input: PollInput, services: CollectorServices): AsyncGenerator<Page> {
  const { source, report, signal } = input;
  const visit = openVisit(input, services);
  const robots = await askRobots(addressOf(visit, '0'), visit.cursor.robots, services, signal);
  if (!robots.isAllowed)
    return report({ state: 'off', reason: 'robots.txt of the server forbids timelines' });
  const isFirst = visit.cursor.newest === null;
  visit.cursor = { ...visit.cursor, robots, recheckedMs: isFirst ? visit.now() : visit.cursor.recheckedMs };
  for (let from = visit.cursor.newest ?? idAt(visit.now() - spanMs(source.since)); ;) {
    const read = await readPage(visit, from);
    if (read === null) return;
    const newest = read.listed.at(-1)?.[0];
    const isDone = newest === undefined || compareIds(newest, from) <= 0;
    yield land(visit, read.parsed, {
      newest: isDone ? from : newest,
      seen: remember(visit, read.listed, []),
    });
    if (isDone) break;
    from = newest;
  }
  if (!isFirst && visit.now() - visit.cursor.recheckedMs >= RECHECK_MS) {
    if (!(yield* recheck(visit))) return;
  }
  report({ state: 'active', reason: null });
}

function openVisit(input: PollInput, services: CollectorServices): Visit {
  const { source, signal, report, token } = input;
  const timeline = timelineOf(source.target, source.baseUrl);
  const known = mastodonCursorSchema.parse(input.cursor ?? {});
  const of = `${timeline.host}${timeline.path}`;
  const cursor = known.of === of ? known : mastodonCursorSchema.parse({ of });
  const firstSeen = createFirstSeen(cursor.firstSeen, services.clock.now());
  return {
    sourceId: source.id,
    timeline,
    cursor,
    asker: { services, token, signal },
    now: () => services.clock.now(),
    firstSeen: () => firstSeen.save(),
    parse: (body) => parseAnswer(body, timeline.host, contextOfVisit(input, services, firstSeen.at)),
    report,
  };
}

/** `min_id` gives what comes directly after an id, so that a walk forward leaves no gap. */
function addressOf({ timeline }: Visit, minId: string): string {
  return `${timeline.origin}${timeline.path}&min_id=${minId}`;
}

/** null: the timeline cannot be used, which has been reported. */
async function readPage(visit: Visit, minId: string): Promise<Statuses | null> {
  const answer = await ask(addressOf(visit, minId), visit.asker);
  const no = noTimeline(answer);
  const statuses = jsonOf(answer.body);
  const listed = Array.isArray(statuses) ? listedIn(statuses as unknown[]) : null;
  const isUnread = listed?.length === 0 && listOf(statuses).length > 0;
  if (no === null && listed !== null && !isUnread) return { parsed: visit.parse(answer.body), listed };
  visit.report(no ?? { state: 'layout_changed', reason: 'the answer is no list of statuses' });
  return null;
}

function listedIn(statuses: readonly unknown[]): Seen {
  const listed = listOf(statuses).flatMap((raw): Seen => {
    const status = statusSchema.safeParse(raw).data;
    const seconds = Math.floor(Date.parse(status?.created_at ?? '') / 1000);
    return status === undefined || Number.isNaN(seconds) ? [] : [[status.id, seconds]];
  });
  return listed.sort(([a], [b]) => compareIds(a, b));
}

function remember(visit: Visit, listed: Seen, gone: readonly string[]): Seen {
  const seen = new Map(visit.cursor.seen);
  for (const [id, seconds] of listed) seen.set(id, seconds);
  for (const id of gone) seen.delete(id);
  const oldest = idAt(visit.now() - RECHECK_WINDOW_MS);
  return [...seen]
    .filter(([id]) => compareIds(id, oldest) > 0)
    .sort(([a], [b]) => compareIds(a, b))
    .slice(-SEEN_MAX);
}

/** The page to yield; from now on `visit.cursor` is the one it carries. */
function land(visit: Visit, { error: _, ...parsed }: Parsed, changed: Partial<MastodonCursor>): Page {
  visit.cursor = { ...visit.cursor, ...changed, firstSeen: visit.firstSeen() };
  return { sourceId: visit.sourceId, ...parsed, cursor: visit.cursor };
}

/** Reads the last day again, and asks for what is no longer listed by its id. False: it was cut short. */
async function* recheck(visit: Visit): AsyncGenerator<Page, boolean> {
  const known = visit.cursor.seen;
  const present = new Set<string>();
  for (let from = idAt(visit.now() - RECHECK_WINDOW_MS); ;) {
    const read = await readPage(visit, from);
    if (read === null) return false;
    for (const [id] of read.listed) present.add(id);
    const newest = read.listed.at(-1)?.[0];
    if (newest === undefined || compareIds(newest, from) <= 0) break;
    yield land(visit, read.parsed, { seen: remember(visit, read.listed, []) });
    from = newest;
  }
  const oldest = idAt(visit.now() - RECHECK_WINDOW_MS);
  const missing = known.filter(([id]) => !present.has(id) && compareIds(id, oldest) > 0).slice(0, ASKED_MAX);
  const gone: string[] = [];
  for (const [id] of missing) {
    const answer = await ask(`${visit.timeline.origin}/api/v1/statuses/${id}`, visit.asker);
    if (answer.status === 404 || answer.status === 410) gone.push(id);
  }
  const deletedAt = toIso(visit.now());
  const tombstones = gone.map((id) => ({ id: statusId(visit.timeline.host, id), deletedAt }));
  yield land(
    visit,
    { ...emptyParsed(), tombstones },
    { seen: remember(visit, [], gone), recheckedMs: visit.now() },
  );
  return true;
}

import type { Page } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { countCalls } from './ledger.ts';
import { addFound } from './recheck-found.ts';
import type { Reaction } from './reactions.ts';
import type { WallPage } from './read-wall-page.ts';
import { readWallPage } from './read-wall-page.ts';
import { listSchema } from './schema.ts';
import type { SearchCursor, Span } from './side-cursors.ts';
import type { Step, Visit } from './visit.ts';

/** Posts of one answer (dev.vk.com/ru/method/newsfeed.search). */
const PAGE_SIZE = 200;
/** VK shows about a thousand posts of one search (seen, not documented): from here on older ones may be hidden. */
const SHOWN_MAX = 900;
/** Posts are found some time after they were published, so each visit goes this far back, s. */
const INDEX_DELAY_SECONDS = 1800;
/** Calls of one visit; what is left waits for the next one. */
const CALLS_MAX = 40;
const SPANS_MAX = 50;

/** Searches the time since the last visit, then older spans that are left, newest first. */
export async function* readSpans(visit: Visit<SearchCursor>, query: string, sinceDate: number): Step {
  const { searchedTo, spans } = visit.cursor;
  const now = visit.nowSeconds();
  const from = searchedTo === null ? sinceDate : Math.max(sinceDate, searchedTo - INDEX_DELAY_SECONDS);
  visit.cursor = { ...visit.cursor, searchedTo: now, spans: bounded([...spans, { from, to: now }]) };
  for (let calls = 0; calls < CALLS_MAX;) {
    const span = visit.cursor.spans.at(-1);
    if (span === undefined) return null;
    const read = yield* readSpan(visit, query, span);
    if ('kind' in read) return read;
    calls += read.calls;
    yield land(visit, null, read.left);
  }
  return null;
}

/** Reads one span to its end, or to where VK shows no more; gives what is left of it. */
async function* readSpan(
  visit: Visit<SearchCursor>,
  query: string,
  span: Span,
): AsyncGenerator<Page, Reaction | { calls: number; left: Span | null }> {
  let startFrom = '';
  let oldest = span.to;
  let size = 0;
  let calls = 0;
  for (;;) {
    calls += 1;
    visit.cursor = { ...visit.cursor, ledger: countCalls(visit.cursor.ledger, visit.nowSeconds() * 1000, 1) };
    const called = await visit.call('newsfeed.search', {
      q: query,
      count: PAGE_SIZE,
      start_time: span.from,
      end_time: span.to,
      ...(startFrom === '' ? {} : { start_from: startFrom }),
    });
    if ('reaction' in called) return called.reaction;
    const page = readWallPage(called.response, visit.context());
    refuseUnreadable(page);
    size += page.size;
    oldest = Math.min(oldest, ...page.entries.map(({ date }) => date));
    yield land(visit, page, span);
    const next = listSchema.safeParse(called.response).data?.next_from ?? '';
    if (page.size === 0 || next === '' || next === startFrom) break;
    startFrom = next;
  }
  if (size < SHOWN_MAX) return { calls, left: null };
  // Within one second there is no going further back.
  const to = oldest < span.to ? oldest : span.to - 1;
  return { calls, left: to < span.from ? null : { from: span.from, to } };
}

function land(visit: Visit<SearchCursor>, page: WallPage | null, span: Span | null): Page {
  const spans = [...visit.cursor.spans.slice(0, -1), ...(span === null ? [] : [span])];
  if (page === null) return visit.land(emptyParsed(), { spans, hold: null, deadAnswers: 0 });
  return visit.land(withoutPersons(page), { spans, found: addFound(visit, page) });
}

/** Most of what a search finds stands on walls of persons: one line tells of them all. */
function withoutPersons(page: WallPage): WallPage {
  const isPersonal = ({ reason }: WallPage['quarantined'][number]): boolean =>
    reason.startsWith("a person's");
  const personal = page.quarantined.filter(isPersonal);
  const [first] = personal;
  if (first === undefined) return page;
  const others = page.quarantined.filter((item) => !isPersonal(item));
  const place = personal.length === 1 ? first.place : `${first.place} and ${personal.length - 1} more`;
  return { ...page, quarantined: [...others, { ...first, place }] };
}

function refuseUnreadable({ entries, quarantined, size }: WallPage): void {
  const unreadable = quarantined.filter(({ reason }) => reason.startsWith('a wall post without')).length;
  if (size === 0 || entries.length > 0 || unreadable < size) return;
  throw new VecheError('unreadable', 'no post of the search could be read', {
    where: 'newsfeed.search',
    hint: 'the interface may have changed; compare with its documentation',
    retryAfterSeconds: 600,
  });
}

/** Keeps the list bounded: the two oldest spans become one that covers both, which reads more and loses nothing. */
function bounded(spans: readonly Span[]): Span[] {
  const [first, second, ...others] = spans;
  if (spans.length <= SPANS_MAX || first === undefined || second === undefined) return [...spans];
  return [{ from: Math.min(first.from, second.from), to: Math.max(first.to, second.to) }, ...others];
}

import type { CollectorServices, Page, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { spanMs } from '../../contracts/source.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import { emptyParsed, pagesOf } from '../kit/parsed.ts';
import { cityOf } from './city-of.ts';
import type { Asker } from './fetch-requests.ts';
import { fetchRequests } from './fetch-requests.ts';
import type { ParsedRequests } from './parse-answer.ts';
import { readSlice } from './read-slice.ts';
import type { AppealCursor, ServiceRequest } from './schema.ts';
import { appealCursorSchema } from './schema.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longest and shortest slice of time asked at once: a day of the biggest cities is ten thousand requests. */
const SLICE_MS = DAY_MS / 4;
const SLICE_MS_MIN = 10 * 60_000;
/** Requests come late into some interfaces: what was read up to two hours ago is read again. */
const OVERLAP_MS = 2 * HOUR_MS;
/** Open requests are asked for again once in an hour, fifty at once, for 90 days. */
const RECHECK_MS = HOUR_MS;
const IDS_AT_ONCE = 50;
const OPEN_MAX = 2000;
const OPEN_KEPT_MS = 90 * DAY_MS;

/** What the steps of one visit share. `cursor` is what is true once the last yielded page is landed. */
interface Visit {
  sourceId: string;
  cursor: AppealCursor;
  asker: Asker;
  now: () => number;
  firstSeen: () => Record<string, number>;
  report: PollInput['report'];
}

/** One visit: what was requested since the last one, slice by slice, then what has become of open requests. */
export async function* visitCity(input: PollInput, services: CollectorServices): AsyncGenerator<Page> {
  const { source, report } = input;
  const visit = openVisit(input, services);
  const nowMs = visit.now();
  const isFirst = visit.cursor.untilMs === null;
  let fromMs = isFirst ? nowMs - spanMs(source.since) : (visit.cursor.untilMs ?? nowMs) - OVERLAP_MS;
  for (let sliceMs = SLICE_MS; fromMs < nowMs;) {
    const toMs = Math.min(fromMs + sliceMs, nowMs);
    const slice = await readSlice({ fromMs, toMs }, visit.asker);
    if ('state' in slice) return report(slice);
    if (slice.isCapped && sliceMs > SLICE_MS_MIN) {
      sliceMs /= 2;
      continue;
    }
    const untilMs = Math.max(toMs, visit.cursor.untilMs ?? 0);
    yield* land(visit, slice.read, { untilMs, ...(isFirst ? { recheckedMs: nowMs } : {}) });
    fromMs = toMs;
    sliceMs = SLICE_MS;
  }
  if (!isFirst && nowMs - visit.cursor.recheckedMs >= RECHECK_MS && !(yield* recheck(visit))) return;
  report({ state: 'active', reason: null });
}

function openVisit(input: PollInput, services: CollectorServices): Visit {
  const { source, signal, report } = input;
  const cursor = appealCursorSchema.parse(input.cursor ?? {});
  const firstSeen = createFirstSeen(cursor.firstSeen, services.clock.now());
  return {
    sourceId: source.id,
    cursor,
    asker: {
      services,
      signal,
      address: addressOf(source.baseUrl ?? source.target),
      city: cityOf(source.target),
      context: () => contextOfVisit(input, services, firstSeen.at),
    },
    now: () => services.clock.now(),
    firstSeen: () => firstSeen.save(),
    report,
  };
}

/** @throws {VecheError} `config` when the target is no web address. */
function addressOf(target: string): URL {
  const url = URL.parse(target);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new VecheError('config', 'the target is no address of an Open311 interface', {
      where: target.slice(0, 80),
      hint: 'write the address that ends before /requests.json, such as https://city.example/open311/v2',
    });
  }
  if (!/\/requests\.(?:json|xml)$/.test(url.pathname))
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/requests.json`;
  return url;
}

/** The pages to yield; from now on `visit.cursor` is the one that the last of them carries. */
function land(visit: Visit, read: ParsedRequests, changed: Partial<AppealCursor>): Iterable<Page> {
  const before = visit.cursor;
  const open = stillOpen(visit, read.requests);
  visit.cursor = { ...before, ...changed, open, firstSeen: visit.firstSeen() };
  return pagesOf(visit.sourceId, withoutRequests(read), { before, after: visit.cursor });
}

function withoutRequests({
  posts,
  tombstones,
  quarantined,
  futureDates,
}: ParsedRequests): Parameters<typeof pagesOf>[1] {
  return { posts, tombstones, quarantined, futureDates };
}

function stillOpen({ cursor, now }: Visit, requests: readonly ServiceRequest[]): AppealCursor['open'] {
  const open = new Map(cursor.open);
  for (const { service_request_id: id, status, requested_datetime: at } of requests) {
    const seconds = Math.floor(Date.parse(at) / 1000);
    if (status.toLowerCase() === 'closed') open.delete(id);
    else open.set(id, Number.isFinite(seconds) ? seconds : Math.floor(now() / 1000));
  }
  const oldest = (now() - OPEN_KEPT_MS) / 1000;
  return [...open]
    .filter(([id, seconds]) => seconds >= oldest && !id.includes(','))
    .sort(([, a], [, b]) => a - b)
    .slice(-OPEN_MAX);
}

/** Asks for open requests by their ids: dates filter by the time of the request only. False: it was cut short. */
async function* recheck(visit: Visit): AsyncGenerator<Page, boolean> {
  const ids = visit.cursor.open.map(([id]) => id);
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const read = await fetchRequests(
      { service_request_id: ids.slice(at, at + IDS_AT_ONCE).join(','), page_size: String(IDS_AT_ONCE) },
      visit.asker,
    );
    if ('state' in read) {
      visit.report(read);
      return false;
    }
    yield* land(visit, read, {});
  }
  yield* land(visit, { ...emptyParsed(), requests: [] }, { recheckedMs: visit.now() });
  return true;
}

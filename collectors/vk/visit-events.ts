import { z } from 'zod';
import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, Page, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { placeOf, refuseBusyAnswer, stopIfAborted } from '../kit/http-status.ts';
import { jsonOf } from '../kit/json-answer.ts';
import { emptyParsed, quarantine } from '../kit/parsed.ts';
import { addEvent, tellsOfPost } from './parse-event.ts';
import { runSteps } from './run-steps.ts';
import { eventSchema, longPollSchema } from './schema.ts';
import type { EventsCursor } from './side-cursors.ts';
import { eventsCursorSchema } from './side-cursors.ts';
import type { Step, Visit } from './visit.ts';
import { createVisit } from './visit.ts';

/** Seconds that the server may wait for events; short, because a visit holds one of few places. */
const WAIT_SECONDS = 2;
const ANSWER_MS = 20_000;
/** Requests of one visit, so that it ends even when events never do. */
const CHECKS_MAX = 200;
/** Servers asked for in one visit. */
const SERVERS_MAX = 3;
const EVENT_IDS_MAX = 500;
const LOSS_TOLD_SECONDS = 86_400;

const serverSchema = z.object({
  key: z.string(),
  server: z.url({ protocol: /^https?$/ }),
  ts: z.union([z.string(), z.number()]),
});
type Server = z.infer<typeof serverSchema>;

/** Asks the server for events from `ts` on. */
type Check = (server: Server, ts: string) => Promise<z.infer<typeof longPollSchema>>;

/** One visit to the events of an own community (Bots Long Poll): reads until there are none. */
export async function* visitEvents(
  input: PollInput,
  services: CollectorServices,
  { ownerId, ...deps }: { ownerId: number; baseUrl: string; random: Random },
): AsyncGenerator<Page> {
  const cursor = eventsCursorSchema.parse(input.cursor ?? {});
  const visit = createVisit(input, services, { ...deps, cursor });
  const check = createCheck(input, services);
  yield* runSteps(visit, input.report, {
    steps: [() => readEvents(visit, ownerId, check)],
    tell: () => ({ reason: lossOf(visit) }),
  });
}

async function* readEvents(visit: Visit<EventsCursor>, ownerId: number, check: Check): Step {
  for (let servers = 0, checks = 0; servers < SERVERS_MAX && checks < CHECKS_MAX; servers += 1) {
    const called = await visit.call('groups.getLongPollServer', { group_id: -ownerId });
    if ('reaction' in called) return called.reaction;
    const server = serverOf(called.response);
    if (visit.cursor.ts === null) yield visit.land(emptyParsed(), { ts: String(server.ts) });
    for (; checks < CHECKS_MAX; checks += 1) {
      const answer = await check(server, visit.cursor.ts ?? String(server.ts));
      if (answer.failed === 2) break;
      if (answer.failed !== undefined) {
        const ts = answer.failed === 1 && answer.ts !== undefined ? answer.ts : server.ts;
        yield visit.land(emptyParsed(), { ts: String(ts), lostAt: visit.nowSeconds() });
        if (answer.failed === 1) continue;
        break;
      }
      if (answer.updates.length === 0) return null;
      yield landUpdates(visit, answer);
    }
  }
  return null;
}

function landUpdates(visit: Visit<EventsCursor>, { updates, ts }: z.infer<typeof longPollSchema>): Page {
  const parsed = emptyParsed();
  const known = new Set(visit.cursor.eventIds);
  const context = visit.context();
  for (const [index, raw] of updates.entries()) {
    const place = `updates[${index}]`;
    const event = eventSchema.safeParse(raw).data;
    if (event === undefined) quarantine(parsed, 'an event without type or object', { place, raw: '' });
    else if (event.event_id === undefined || !known.has(event.event_id)) {
      if (tellsOfPost(event.type)) addEvent(parsed, event, context, place);
      if (event.event_id !== undefined) known.add(event.event_id);
    }
  }
  return visit.land(parsed, {
    ...(ts === undefined ? {} : { ts: String(ts) }),
    eventIds: [...known].slice(-EVENT_IDS_MAX),
    hold: null,
    deadAnswers: 0,
  });
}

function createCheck({ signal }: PollInput, { http, limiter }: CollectorServices): Check {
  return async ({ server, key }, ts) => {
    stopIfAborted(signal);
    const query = new URLSearchParams({ act: 'a_check', key, ts, wait: String(WAIT_SECONDS) });
    const url = `${server}?${query.toString()}`;
    const turn = { bucket: `host:${new URL(server).host}`, perSecond: 1, signal };
    const deadlineMs = WAIT_SECONDS * 1000 + ANSWER_MS;
    const answer = await limiter.run(turn, () => http({ url, deadlineMs, signal }));
    refuseBusyAnswer(answer, placeOf(url));
    const read = longPollSchema.safeParse(jsonOf(answer.body)).data;
    if (read !== undefined && (read.ts !== undefined || read.failed !== undefined)) return read;
    throw unreadable(placeOf(url));
  };
}

function serverOf(response: unknown): Server {
  const server = serverSchema.safeParse(response).data;
  if (server === undefined) throw unreadable('groups.getLongPollServer');
  return server;
}

function unreadable(where: string): VecheError {
  return new VecheError('unreadable', 'this is no answer of Long Poll', {
    where,
    hint: 'it is tried again later; check that Long Poll is switched on in the community',
    retryAfterSeconds: 120,
  });
}

function lossOf({ cursor, nowSeconds }: Visit<EventsCursor>): string | null {
  if (cursor.lostAt === null || nowSeconds() - cursor.lostAt > LOSS_TOLD_SECONDS) return null;
  return 'VK dropped events before they were read: the source of the wall brings them later';
}

import type { CollectorServices, Page, Parsed, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { SourceState } from '../../contracts/source.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import { activeHold } from '../kit/hold.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { restAfter } from '../kit/reaction.ts';
import { tokenName } from '../kit/token-name.ts';
import type { CallDeps, Called } from './call-bot.ts';
import { callGetUpdates } from './call-bot.ts';
import type { Leases } from './leases.ts';
import type { ParsedUpdates } from './parse-updates.ts';
import { ALLOWED_UPDATES, parseUpdates } from './parse-updates.ts';
import type { BotReaction } from './reactions.ts';
import type { BotCursor } from './schema.ts';
import { botCursorSchema } from './schema.ts';
import { chatsOf } from './target.ts';
import { createThreadRoots } from './thread-roots.ts';

/** Updates of one request (core.telegram.org/bots/api#getupdates). */
const LIMIT = 100;
/** Long polling, as Telegram asks for; short, because a visit holds one of few places. */
const TIMEOUT_SECONDS = 2;
/** A visit ends even when updates never do. */
const BATCHES_MAX = 500;
const HOUR_MS = 3_600_000;
/** "Incoming updates … will not be kept longer than 24 hours" (core.telegram.org/bots/api#getting-updates). */
const KEPT_MS = 24 * HOUR_MS;
/** After a week without updates numbers begin anew, maybe lower; an old offset would then confirm what nobody read. */
const OFFSET_VALID_MS = 6 * 24 * HOUR_MS;

/** What the steps of one visit share; `cursor` is what is true once the last yielded page is landed. */
interface Visit {
  deps: CallDeps;
  chats: ReadonlySet<number>;
  cursor: BotCursor;
  holdKey: string;
  now: () => number;
  read: (updates: readonly unknown[]) => ParsedUpdates;
  land: (parsed: Omit<Parsed, 'error'>, change: Partial<BotCursor>) => Page;
}

/**
 * One visit: asks for updates until there are none. An update is confirmed by the next request, so only after its page
 * was landed.
 */
export async function* visitBot(
  input: PollInput,
  services: CollectorServices,
  { baseUrl, leases }: { baseUrl: string; leases: Leases },
): AsyncGenerator<Page> {
  const { source, report } = input;
  const visit = openVisit(input, services, source.baseUrl ?? baseUrl);
  const held = activeHold(visit.cursor.hold, visit.holdKey, visit.now());
  if (held !== null) return report(held);
  if (!leases.take(tokenName(visit.deps.token), source.id, visit.now())) {
    return report({
      state: 'dead',
      reason: 'another source reads with this bot: list all chats in one source',
    });
  }
  warnOfLoss(visit, services);
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const called = await ask(visit);
    if ('reaction' in called) {
      const rest = restOf(called.reaction, visit);
      report(rest.status);
      yield visit.land(emptyParsed(), { hold: rest.hold, deadAnswers: rest.deadAnswers });
      return;
    }
    const updates = listOf(called.result);
    if (updates.length === 0) break;
    const parsed = visit.read(updates);
    yield visit.land(parsed, afterBatch(visit, parsed));
  }
  if (visit.now() - visit.cursor.askedMs >= HOUR_MS)
    yield visit.land(emptyParsed(), { askedMs: visit.now(), hold: null });
  report(stateOf(visit));
}

function openVisit(input: PollInput, services: CollectorServices, baseUrl: string): Visit {
  const { source, token, signal } = input;
  if (token === null) {
    throw new VecheError('config', 'a bot is read with its token', {
      hint: 'set tokenEnv and the variable it names',
    });
  }
  const chats = chatsOf(source.target);
  const cursor = botCursorSchema.parse(input.cursor ?? {});
  const now = (): number => services.clock.now();
  const firstSeen = createFirstSeen(cursor.firstSeen, now());
  const roots = createThreadRoots(cursor.roots);
  const visit: Visit = {
    deps: { http: services.http, limiter: services.limiter, baseUrl, token, signal },
    chats,
    cursor,
    holdKey: `${source.target} ${tokenName(token)}`,
    now,
    read: (updates) =>
      parseUpdates(updates, { chats, roots, context: contextOfVisit(input, services, firstSeen.at) }),
    land({ posts, tombstones, quarantined, futureDates }, change) {
      visit.cursor = { ...visit.cursor, ...change, roots: roots.save(), firstSeen: firstSeen.save() };
      return { sourceId: source.id, posts, tombstones, quarantined, futureDates, cursor: visit.cursor };
    },
  };
  return visit;
}

function ask({ deps, cursor, now }: Visit): Promise<Called> {
  const isOffsetValid = cursor.offset !== null && now() - cursor.receivedMs < OFFSET_VALID_MS;
  return callGetUpdates(deps, {
    ...(isOffsetValid && cursor.offset !== null ? { offset: cursor.offset } : {}),
    limit: LIMIT,
    timeout: TIMEOUT_SECONDS,
    allowed_updates: ALLOWED_UPDATES,
  });
}

/** @throws {VecheError} `unreadable` when no update says its number: none of them could ever be confirmed. */
function afterBatch({ cursor, now }: Visit, { lastId, memberships }: ParsedUpdates): Partial<BotCursor> {
  if (lastId === null) {
    throw new VecheError('unreadable', 'no update of Telegram says its number', {
      where: 'getUpdates',
      hint: 'the interface may have changed; compare with its documentation',
      retryAfterSeconds: 600,
    });
  }
  const left = new Set(cursor.left);
  for (const { chatId, isMember } of memberships) {
    if (isMember) left.delete(chatId);
    else left.add(chatId);
  }
  const nowMs = now();
  return {
    offset: lastId + 1,
    receivedMs: nowMs,
    askedMs: nowMs,
    left: [...left],
    hold: null,
    deadAnswers: 0,
  };
}

function listOf(result: unknown): readonly unknown[] {
  if (Array.isArray(result)) return result as unknown[];
  throw new VecheError('unreadable', 'Telegram gave no list of updates', {
    where: 'getUpdates',
    hint: 'the interface may have changed; compare with its documentation',
    retryAfterSeconds: 600,
  });
}

/** Rest after an error; a wait that Telegram asks for is kept to the second, also over a restart. */
function restOf(reaction: BotReaction, { cursor, holdKey, now }: Visit): ReturnType<typeof restAfter> {
  const rest = restAfter(reaction, { deadAnswers: cursor.deadAnswers, holdKey }, now());
  const { waitSeconds } = reaction;
  if (waitSeconds === null || rest.hold === null) return rest;
  return { ...rest, hold: { ...rest.hold, untilMs: now() + waitSeconds * 1000 } };
}

function warnOfLoss({ cursor, now }: Visit, { logger }: CollectorServices): void {
  const away = now() - cursor.askedMs;
  if (cursor.askedMs === 0 || away <= KEPT_MS + HOUR_MS) return;
  const hours = Math.floor((away - KEPT_MS) / HOUR_MS);
  logger.warn({ lostHours: hours }, 'Telegram keeps updates of a bot for a day: older ones are lost');
}

function stateOf({ chats, cursor }: Visit): { state: SourceState; reason: string | null } {
  const gone = cursor.left.filter((chat) => chats.has(chat));
  if (gone.length === 0) return { state: 'active', reason: null };
  const reason = `the bot was removed from ${gone.join(', ')}`;
  return { state: gone.length === chats.size ? 'private' : 'active', reason };
}

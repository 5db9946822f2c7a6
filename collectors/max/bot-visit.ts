import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, Page, Parsed, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { spanMs } from '../../contracts/source.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import type { Reaction } from '../kit/reaction.ts';
import { tokenName } from '../kit/token-name.ts';
import type { CallBot } from './call-bot.ts';
import { createCallBot } from './call-bot.ts';
import type { MessageDeps } from './message-of-item.ts';
import { readItems } from './parse-answer.ts';
import type { MaxCursor } from './schema.ts';
import { maxCursorSchema } from './schema.ts';

/** What the steps of one visit share. */
export interface BotVisit {
  call: CallBot;
  nowMs: () => number;
  /** How far back a chat is read that is new to us, ms. */
  sinceMs: number;
  /** Chats that the source is bound to; null: all open ones. */
  wanted: ReadonlySet<string> | null;
  /** What is true once the last yielded page is landed. */
  cursor: MaxCursor;
  /** Void when the operator changes target or token. */
  holdKey: string;
  /** What an answer holds of the open chats. */
  read(answer: object): Parsed;
  /** A page that carries the cursor after `change`. */
  land(parsed: Omit<Parsed, 'error'>, change?: Partial<MaxCursor>): Page;
}

/** A step of the visit: yields pages, and returns the reaction that ends the visit or null to go on. */
export type Step = AsyncGenerator<Page, Reaction | null>;

/** @throws {VecheError} `config` when the target is neither `all` nor ids of chats. */
export function openVisit(
  input: PollInput,
  services: CollectorServices,
  { baseUrl, random }: { baseUrl: string; random: Random },
): BotVisit {
  const { source, token, signal } = input;
  const cursor = maxCursorSchema.parse(input.cursor ?? {});
  const firstSeen = createFirstSeen(cursor.firstSeen, services.clock.now());
  // MAX takes whole milliseconds only.
  const nowMs = (): number => Math.floor(services.clock.now());
  const visit: BotVisit = {
    call: createCallBot({ ...services, baseUrl: source.baseUrl ?? baseUrl, token, signal, random }),
    nowMs,
    sinceMs: nowMs() - spanMs(source.since),
    wanted: wantedChats(source.target),
    cursor,
    holdKey: `${source.target} ${tokenName(token)}`,
    read(answer) {
      const open = new Set(visit.cursor.chats);
      const deps: MessageDeps = {
        context: contextOfVisit(input, services, firstSeen.at),
        isOpen: (chatId) => open.has(chatId),
        latest: new Map(),
      };
      return readItems(answer, deps);
    },
    land({ posts, tombstones, quarantined, futureDates }, change = {}) {
      visit.cursor = { ...visit.cursor, ...change, firstSeen: firstSeen.save() };
      return { sourceId: source.id, posts, tombstones, quarantined, futureDates, cursor: visit.cursor };
    },
  };
  return visit;
}

/** Chats that a target names; null: all open ones. @throws {VecheError} `config` when it is neither. */
export function wantedChats(target: string): ReadonlySet<string> | null {
  if (target.trim() === 'all') return null;
  const ids = target.split(/[\s,]+/).filter(Boolean);
  if (ids.length > 0 && ids.every((id) => /^-?\d{1,20}$/.test(id))) return new Set(ids);
  throw new VecheError('config', 'the target is neither `all` nor ids of chats', {
    where: target.slice(0, 80),
    hint: 'write all, or ids such as -70000000000001, with commas between them',
  });
}

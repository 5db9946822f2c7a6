import type { Random } from '../../contracts/clock.ts';
import { toIso } from '../../contracts/clock.ts';
import type { CollectorServices, Page, Parsed, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import type { CallMethod } from './call-method.ts';
import { createCallMethod, tokenHash } from './call-method.ts';
import type { OpenPosts } from './open-posts.ts';
import { saveOpen } from './open-posts.ts';
import type { Reaction } from './reactions.ts';
import type { VkCursor } from './schema.ts';
import { vkCursorSchema } from './schema.ts';

/** What the steps of one visit to a wall share. */
export interface WallVisit {
  ownerId: number;
  call: CallMethod;
  context: () => ParseContext;
  nowSeconds: () => number;
  startedSeconds: number;
  /** What is true once the last yielded page is landed; `open` stands apart until it is written. */
  cursor: VkCursor;
  open: OpenPosts;
  /** Publishing time, s, of the oldest post of the newest page: what is younger and not on it is missing. */
  oldestOnNewest: number;
  /** When the newest page was read last in this visit, s. */
  newestReadSeconds: number;
  /** Void when the operator changes target or token. */
  holdKey: string;
  /** A page that carries the cursor after `change`. */
  land(parsed: Omit<Parsed, 'error'>, change?: Partial<VkCursor>): Page;
}

/** A step of the visit: yields pages, and returns the reaction that ends the visit or null to go on. */
export type Step = AsyncGenerator<Page, Reaction | null>;

/** @throws {VecheError} `config` when the target is no community's wall. */
export function openVisit(
  input: PollInput,
  services: CollectorServices,
  { baseUrl, random }: { baseUrl: string; random: Random },
): WallVisit {
  const { source, token, signal } = input;
  const cursor = vkCursorSchema.parse(input.cursor ?? {});
  const firstSeen = createFirstSeen(cursor.firstSeen, services.clock.now());
  const nowSeconds = (): number => Math.floor(services.clock.now() / 1000);
  const visit: WallVisit = {
    ownerId: ownerOf(source.target),
    call: createCallMethod({ ...services, baseUrl: source.baseUrl ?? baseUrl, token, signal, random }),
    context: () => contextOfVisit(input, services, firstSeen.at),
    nowSeconds,
    startedSeconds: nowSeconds(),
    oldestOnNewest: Infinity,
    newestReadSeconds: nowSeconds(),
    cursor,
    open: new Map(cursor.open.map((post) => [post[0], post])),
    holdKey: `${source.target} ${tokenHash(token)}`,
    land({ posts, tombstones, quarantined, futureDates }, change = {}) {
      visit.cursor = { ...visit.cursor, ...change, open: saveOpen(visit.open), firstSeen: firstSeen.save() };
      return { sourceId: source.id, posts, tombstones, quarantined, futureDates, cursor: visit.cursor };
    },
  };
  return visit;
}

/** Tombstone of a post that VK does not give any more. */
export function tombstoneOf(id: string, nowSeconds: number): Parsed['tombstones'][number] {
  return { id, deletedAt: toIso(nowSeconds * 1000) };
}

function ownerOf(target: string): number {
  const ownerId = /^-?\d{1,12}$/.test(target.trim()) ? Number(target) : Number.NaN;
  if (ownerId < 0) return ownerId;
  throw new VecheError('config', "the target is no community: persons' walls are never collected", {
    where: target.slice(0, 80),
    hint: 'write the community id with a minus, such as -98765432',
  });
}

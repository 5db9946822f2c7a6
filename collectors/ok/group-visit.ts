import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, Page, Parsed, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import type { Reaction } from '../kit/reaction.ts';
import { tokenName } from '../kit/token-name.ts';
import type { CallMethod } from './call-method.ts';
import { createCallMethod } from './call-method.ts';
import type { OpenTopics } from './open-topics.ts';
import { saveOpen } from './open-topics.ts';
import type { OkCursor } from './schema.ts';
import { okCursorSchema } from './schema.ts';

/** What the steps of one visit to a group share. */
export interface GroupVisit {
  groupId: string;
  call: CallMethod;
  context: () => ParseContext;
  nowSeconds: () => number;
  startedSeconds: number;
  /** What is true once the last yielded page is landed; `open` stands apart until it is written. */
  cursor: OkCursor;
  open: OpenTopics;
  /** Publishing time, s, of the last topic of the newest page: what is younger and not on it is missing. */
  oldestOnNewest: number;
  /** Void when the operator changes target or token. */
  holdKey: string;
  /** A page that carries the cursor after `change`. */
  land(parsed: Omit<Parsed, 'error'>, change?: Partial<OkCursor>): Page;
}

/** A step of the visit: yields pages, and returns the reaction that ends the visit or null to go on. */
export type Step = AsyncGenerator<Page, Reaction | null>;

/** @throws {VecheError} `config` when the target is no group, or the token is not three keys. */
export function openVisit(
  input: PollInput,
  services: CollectorServices,
  { baseUrl, random }: { baseUrl: string; random: Random },
): GroupVisit {
  const { source, token, signal } = input;
  const cursor = okCursorSchema.parse(input.cursor ?? {});
  const firstSeen = createFirstSeen(cursor.firstSeen, services.clock.now());
  const nowSeconds = (): number => Math.floor(services.clock.now() / 1000);
  const visit: GroupVisit = {
    groupId: groupOf(source.target),
    call: createCallMethod({ ...services, baseUrl: source.baseUrl ?? baseUrl, token, signal, random }),
    context: () => contextOfVisit(input, services, firstSeen.at),
    nowSeconds,
    startedSeconds: nowSeconds(),
    oldestOnNewest: Infinity,
    cursor,
    open: new Map(cursor.open.map((topic) => [topic[0], topic])),
    holdKey: `${source.target} ${tokenName(token)}`,
    land({ posts, tombstones, quarantined, futureDates }, change = {}) {
      visit.cursor = { ...visit.cursor, ...change, open: saveOpen(visit.open), firstSeen: firstSeen.save() };
      return { sourceId: source.id, posts, tombstones, quarantined, futureDates, cursor: visit.cursor };
    },
  };
  return visit;
}

function groupOf(target: string): string {
  const id = /^(?:group:)?(?<id>\d{5,20})$/.exec(target.trim())?.groups?.['id'];
  if (id !== undefined) return id;
  throw new VecheError('config', 'the target is no group of Odnoklassniki', {
    where: target.slice(0, 80),
    hint: "write the group's number, such as 53123456789012; url.getInfo finds it for a short name",
  });
}

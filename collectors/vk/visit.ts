import type { Random } from '../../contracts/clock.ts';
import type { CollectorServices, Cursor, Page, Parsed, PollInput } from '../../contracts/collector.ts';
import { createFirstSeen } from '../kit/first-seen.ts';
import type { Hold } from '../kit/hold.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import type { CallMethod } from './call-method.ts';
import { createCallMethod, tokenHash } from './call-method.ts';
import type { Reaction } from './reactions.ts';

/** A step of a visit: yields pages, and returns the reaction that ends the visit or null to go on. */
export type Step = AsyncGenerator<Page, Reaction | null>;

/** What the cursors of all kinds of sources hold. */
export interface BaseCursor extends Cursor {
  deadAnswers: number;
  hold: Hold;
  firstSeen: Record<string, number>;
}

/** What the steps of a visit share. */
export interface Visit<Own extends BaseCursor> {
  call: CallMethod;
  context: () => ParseContext;
  nowSeconds: () => number;
  startedSeconds: number;
  /** What is true once the last yielded page is landed. */
  cursor: Own;
  /** Void when the operator changes target or token. */
  holdKey: string;
  /** A page that carries the cursor after `change`. */
  land(parsed: Omit<Parsed, 'error'>, change?: Partial<Own>): Page;
}

/** Makes what the steps share, from the cursor as read. */
export function createVisit<Own extends BaseCursor>(
  input: PollInput,
  services: CollectorServices,
  { cursor, baseUrl, random }: { cursor: Own; baseUrl: string; random: Random },
): Visit<Own> {
  const { source, token, signal } = input;
  const firstSeen = createFirstSeen(cursor.firstSeen, services.clock.now());
  const nowSeconds = (): number => Math.floor(services.clock.now() / 1000);
  const visit: Visit<Own> = {
    call: createCallMethod({ ...services, baseUrl: source.baseUrl ?? baseUrl, token, signal, random }),
    context: () => contextOfVisit(input, services, firstSeen.at),
    nowSeconds,
    startedSeconds: nowSeconds(),
    cursor,
    holdKey: `${source.target} ${tokenHash(token)}`,
    land({ posts, tombstones, quarantined, futureDates }, change) {
      visit.cursor = { ...visit.cursor, ...change, firstSeen: firstSeen.save() };
      return {
        sourceId: source.id,
        posts,
        tombstones,
        quarantined,
        futureDates,
        cursor: { ...visit.cursor },
      };
    },
  };
  return visit;
}

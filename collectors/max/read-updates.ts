import { VecheError } from '../../contracts/errors.ts';
import type { BotVisit, Step } from './bot-visit.ts';
import { refreshChats } from './read-chats.ts';
import { updatesSchema } from './schema.ts';
import { chatOf, UPDATE_TYPES } from './update-of-item.ts';

const LIMIT = 100;
/** How long an answer is waited for when the visit before brought nothing (parameter `timeout`, 90 at most). */
const WAIT_SECONDS = 20;

/**
 * Reads updates to their end. Passing a marker tells MAX to forget what lies before it, so a marker is passed only when
 * the page that ends at it is landed.
 */
export async function* readUpdates(visit: BotVisit): Step {
  let waitSeconds = visit.cursor.isQuiet ? WAIT_SECONDS : 0;
  let count = 0;
  for (;;) {
    const { marker } = visit.cursor;
    const called = await visit.call(
      '/updates',
      {
        limit: LIMIT,
        timeout: waitSeconds,
        types: UPDATE_TYPES.join(','),
        ...(marker === null ? {} : { marker }),
      },
      waitSeconds,
    );
    if ('reaction' in called) return called.reaction;
    const list = updatesSchema.safeParse(called.answer).data;
    if (list === undefined) {
      throw new VecheError('unreadable', 'MAX gave no list of updates', {
        where: '/updates',
        hint: 'the interface may have changed; compare with its documentation',
        retryAfterSeconds: 600,
      });
    }
    const ended = await meetNewChats(visit, list.updates);
    if (ended !== null) return ended;
    const next = list.marker ?? marker;
    count += list.updates.length;
    const isLast = list.updates.length === 0 || next === marker;
    const change = isLast ? { readMs: visit.nowMs(), isQuiet: count === 0, deadAnswers: 0, hold: null } : {};
    yield visit.land(visit.read(called.answer), { ...change, marker: next });
    if (isLast) return null;
    waitSeconds = 0;
  }
}

/** Before the updates of a chat that is not known are read and then forgotten by MAX, it is asked what chat that is. */
async function meetNewChats(
  visit: BotVisit,
  updates: readonly unknown[],
): Promise<Awaited<ReturnType<typeof refreshChats>>> {
  const met = updates.flatMap((update) => chatOf(update) ?? []);
  const isNew = met.some((id) => !visit.cursor.chats.includes(id) && (visit.wanted?.has(id) ?? true));
  // A closed chat stays unknown: it is asked about once a minute at most.
  if (!isNew || visit.nowMs() - visit.cursor.chatsMs < 60_000) return null;
  visit.cursor = { ...visit.cursor, chatsMs: 0 };
  return refreshChats(visit);
}

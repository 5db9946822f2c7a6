import { createHash, timingSafeEqual } from 'node:crypto';
import type { CollectorServices, Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { PUBLISHED_MIN } from '../../contracts/post.ts';
import type { Source } from '../../contracts/source.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { addEvent, tellsOfPost } from './parse-event.ts';
import { callbackSchema } from './schema.ts';
import { targetOf } from './target.ts';

/** Who is called, and with what it may be called. */
export interface Called {
  /** null: there is no such source. */
  source: Source | null;
  /** null: the source takes no calls. */
  secret: string | null;
  /** Clock reading of the call, ms. */
  now: number;
}

/** Takes events of the Callback API (dev.vk.com/ru/api/callback/getting-started). */
export interface CallbackReader {
  /**
   * Hands what an event tells to `land`, each event once, and gives the text that VK wants to read.
   * @throws {VecheError} `unauthorized` for an unknown source, a wrong secret or another community; what `land` throws,
   * after which the same event is taken again.
   */
  take(event: unknown, called: Called, land: (parsed: Parsed) => Promise<void>): Promise<string>;
}

/** VK takes this answer for "received". */
const OK = 'ok';
/** Events that are remembered: VK repeats one that was not answered in time for an hour. */
const EVENTS_MAX = 5000;

/** A reader for one process; after a restart a repeated event is known by the ids of its posts. */
export function createCallbackReader(
  services: Pick<CollectorServices, 'pseudonymise' | 'bodyOfChannel' | 'timezone'>,
): CallbackReader {
  const taken = new Map<string, Promise<void>>();

  return {
    async take(raw, { source, secret, now }, land) {
      const event = callbackSchema.safeParse(raw).data;
      const isOurs = event !== undefined && source !== null && isOf(source, event.group_id);
      if (!isOurs || secret === null) throw refused();
      const isConfirmation = event.type === 'confirmation';
      // VK asks for the confirmation before it knows the secret.
      const given = event.secret ?? (isConfirmation ? secret : '');
      if (!isSame(given, secret)) throw refused();
      if (isConfirmation) return confirmationOf(source);
      const { type, object } = event;
      if (object === undefined || !tellsOfPost(type)) return OK;
      const name = `${source.id} ${event.event_id ?? ''}`;
      const before = event.event_id === undefined ? undefined : taken.get(name);
      if (before !== undefined) {
        await before;
        return OK;
      }
      const parsed = emptyParsed();
      addEvent(parsed, { type, object }, contextOf(source, now, services), 'event');
      const landing = land(parsed);
      if (event.event_id !== undefined) remember(taken, name, landing);
      await landing;
      return OK;
    },
  };
}

function remember(taken: Map<string, Promise<void>>, name: string, landing: Promise<void>): void {
  taken.set(name, landing);
  landing.catch(() => taken.delete(name));
  const oldest = taken.keys().next().value;
  if (taken.size > EVENTS_MAX && oldest !== undefined) taken.delete(oldest);
}

function isOf({ network, target }: Source, groupId: number): boolean {
  if (network !== 'vk') return false;
  const read = targetOf(target);
  return read.kind !== 'search' && read.ownerId === -groupId;
}

function confirmationOf({ confirmation, id }: Source): string {
  if (confirmation !== undefined) return confirmation;
  throw new VecheError('config', 'the source has no confirmation string', {
    where: id,
    hint: 'copy it from the Callback API settings of the community into `confirmation`',
  });
}

function contextOf(
  source: Source,
  nowMs: number,
  services: Pick<CollectorServices, 'pseudonymise' | 'bodyOfChannel' | 'timezone'>,
): ParseContext {
  return {
    ...services,
    network: source.network,
    nowMs,
    channelKind: source.channelKind,
    bodyId: source.bodyId,
    publishedMinMs: Date.parse(PUBLISHED_MIN),
    firstSeen: () => nowMs,
  };
}

/** Compared by their hashes, so that time tells nothing of where they differ. */
function isSame(given: string, secret: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}

function refused(): VecheError {
  return new VecheError('unauthorized', 'no such source, or not the secret of its community', {
    hint: 'the secret key of the Callback API settings has to be the one that secretEnv names',
  });
}

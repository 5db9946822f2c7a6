import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../contracts/clock.ts';
import type { CollectorServices, Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { Source } from '../../contracts/source.ts';
import { contextOfVisit } from '../kit/parse-context.ts';
import { wantedChats } from './bot-visit.ts';
import { readItems } from './parse-answer.ts';

/** Who is called, and with what. */
export interface WebhookCall {
  /** null: there is no such source. */
  source: Source | null;
  /** Secret that the source expects; null: it takes no calls. */
  secret: string | null;
  /** Secret that came with the call. */
  given: string;
}

/**
 * What one update of a webhook tells. It does not say whether its chat is open, so only the chats that the source names are
 * read. @throws {VecheError} `unauthorized` for an unknown source or a wrong secret, `config` when it names no chats.
 */
export function readWebhook(
  update: unknown,
  { source, secret, given }: WebhookCall,
  services: Pick<CollectorServices, 'pseudonymise' | 'bodyOfChannel' | 'timezone'> & { clock: Clock },
): Parsed {
  const isKnown = isSame(given, secret ?? '') && secret !== null;
  if (!isKnown || source?.network !== 'max') {
    throw new VecheError('unauthorized', 'no such source, or not the secret of its subscription', {
      hint: 'the secret of POST /subscriptions has to be the one that secretEnv names',
    });
  }
  const wanted = wantedChats(source.target);
  if (wanted === null) {
    throw new VecheError('config', 'a source with a webhook has to name its chats', {
      where: source.id,
      hint: 'write the ids of open chats into target, with commas between them',
    });
  }
  const now = services.clock.now();
  return readItems(update, {
    context: contextOfVisit({ source }, services, () => now),
    isOpen: (chatId) => wanted.has(chatId),
    latest: new Map(),
  });
}

/** Compared by their hashes, so that time tells nothing of where they differ. */
function isSame(given: string, secret: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}

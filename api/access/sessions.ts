import { randomBytes } from 'node:crypto';
import type { Clock } from '../../contracts/clock.ts';
import type { KeyBook, KeyRecord } from './key-book.ts';

/** A working day with its breaks; then people log in again. */
export const SESSION_HOURS = 12;
const SESSIONS_MAX = 10_000;

/** Logged-in people, in memory: a restart logs everybody out. */
export interface Sessions {
  /** Id of a new session, 256 random bits. */
  open(record: KeyRecord): string;
  /** The key behind a session, while both are valid. */
  find(id: string): KeyRecord | null;
  close(id: string): void;
}

interface Session {
  name: string;
  hash: string;
  endsAt: number;
}

/** A session lives as long as its key: revoking a key or giving the name a new one ends it. */
export function createSessions({ keys, clock }: { keys: KeyBook; clock: Clock }): Sessions {
  const sessions = new Map<string, Session>();

  return {
    open({ name, hash }) {
      const oldest = sessions.keys().next().value;
      if (sessions.size >= SESSIONS_MAX && oldest !== undefined) sessions.delete(oldest);
      const id = randomBytes(32).toString('base64url');
      sessions.set(id, { name, hash, endsAt: clock.now() + SESSION_HOURS * 3_600_000 });
      return id;
    },
    find(id) {
      const session = sessions.get(id);
      if (session === undefined) return null;
      const record = keys.named(session.name);
      if (session.endsAt > clock.now() && record?.hash === session.hash) return record;
      sessions.delete(id);
      return null;
    },
    close: (id) => void sessions.delete(id),
  };
}

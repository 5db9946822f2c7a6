import type { FastifyRequest } from 'fastify';
import { VecheError } from '../../contracts/errors.ts';
import { FULL_SCOPE } from '../../contracts/queries/filters.ts';
import { isSame, personWith, type KeyBook } from './key-book.ts';
import { comesFromLoopback, isLocalRequest } from './local-request.ts';
import type { Person } from './person.ts';
import type { Sessions } from './sessions.ts';

export const SESSION_COOKIE = 'veche_session';

export interface IdentifyDeps {
  keys: KeyBook;
  sessions: Sessions;
  localKey: string;
  /** Whoever asks from this machine without a key is let in as an editor. */
  isKeyless: boolean;
}

/** Commands on this machine. */
const LOCAL_COMMAND: Person = { name: 'local command', role: 'admin', scope: FULL_SCOPE, isLocal: true };
/** Whoever sits at this machine. */
const LOCAL_PERSON: Person = { name: 'local', role: 'editor', scope: FULL_SCOPE, isLocal: true };

/**
 * Who asks: by key, else by session, else by sitting at this machine; null when nobody that we know.
 * @throws {VecheError} `unauthorized` when a key was given that is none.
 */
export function identify(request: FastifyRequest, deps: IdentifyDeps): Person | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) return withKey(authorization, request, deps);
  const session = request.cookies[SESSION_COOKIE];
  const record = session === undefined ? null : deps.sessions.find(session);
  if (record !== null) return personWith(record);
  return deps.isKeyless && isLocalRequest(request) ? LOCAL_PERSON : null;
}

function withKey(authorization: string, request: FastifyRequest, deps: IdentifyDeps): Person {
  const key = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1] ?? '';
  if (isSame(key, deps.localKey) && comesFromLoopback(request)) return LOCAL_COMMAND;
  const record = deps.keys.find(key);
  if (record === null) {
    throw new VecheError('unauthorized', 'this key is not valid', {
      hint: 'send "Authorization: Bearer vch_…" with a key that is not revoked',
    });
  }
  return personWith(record);
}

import type { FastifyRequest } from 'fastify';
import { VecheError } from '../../contracts/errors.ts';
import type { Scope } from '../../contracts/queries/filters.ts';

/** From the least to the most. */
export const ROLES = ['viewer', 'analyst', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whoever asks: a person or a program with a key, or the keyless one on this machine. */
export interface Person {
  /** Name of the key; stands in the audit. */
  name: string;
  role: Role;
  scope: Scope;
  /** Known by sitting at this machine, not by a key of its own. */
  isLocal: boolean;
}

export interface RouteAccess {
  /** Least role, or `public` for everybody. A route without it answers nobody. */
  role?: Role | 'public';
  /** Besides, whoever asks from this machine. */
  orLocal?: boolean;
  /** Answers hold texts: every read is audited. */
  texts?: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** null: nobody that we know. */
    person: Person | null;
    /** Fires when the reader is gone or the service stops. */
    gone: AbortSignal;
  }
  interface FastifyContextConfig extends RouteAccess {}
}

export function hasRole(person: Person, least: Role): boolean {
  return ROLES.indexOf(person.role) >= ROLES.indexOf(least);
}

/** Who asks, behind the hook that lets nobody else through. @throws {VecheError} `unauthorized`. */
export function personOf(request: FastifyRequest): Person {
  if (request.person === null) throw new VecheError('unauthorized', 'nobody is logged in');
  return request.person;
}

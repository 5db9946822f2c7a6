import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { toIso, type Clock } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { Scope } from '../../contracts/queries/filters.ts';
import type { StateLog } from '../../contracts/state-log.ts';
import type { Person, Role } from './person.ts';

/** A key as it is kept: never itself, only its hash. 256 random bits need no slow hash. */
export interface KeyRecord {
  name: string;
  /** SHA-256 in hexadecimal. */
  hash: string;
  role: Role;
  districts: readonly string[] | null;
  blocks: readonly string[] | null;
  createdAt: string;
  revokedAt: string | null;
}

export interface NewKey extends Scope {
  name: string;
  role: Role;
}

/** The keys of an installation, kept in the state log. */
export interface KeyBook {
  /** The key itself, told this once. @throws {VecheError} `conflict` when the name has one, `input` for a limited admin. */
  create(wanted: NewKey, actor: string): Promise<string>;
  /** false: nobody has such a key. */
  revoke(name: string, actor: string): Promise<boolean>;
  /** Revoked ones, too. */
  list(): KeyRecord[];
  /** The valid record of a key, if any. */
  find(key: string): KeyRecord | null;
  /** The valid record of a name, if any. */
  named(name: string): KeyRecord | null;
  /** Whether anybody could log in. */
  hasAny(): boolean;
}

const PREFIX = 'vch_';
const ENTITY = 'key';

export function createKeyBook({ state, clock }: { state: StateLog; clock: Clock }): KeyBook {
  const list = () => state.list<KeyRecord>(ENTITY).map((event) => event.payload);
  const valid = () => list().filter((record) => record.revokedAt === null);
  const named = (name: string) => {
    const record = state.get<KeyRecord>(ENTITY, name)?.payload;
    return record === undefined || record.revokedAt !== null ? null : record;
  };
  const save = (payload: KeyRecord, actor: string) =>
    state.append([{ entity: ENTITY, id: payload.name, actor, payload }]);

  return {
    list,
    named,
    hasAny: () => valid().length > 0,
    find(key) {
      const hash = hashOf(key);
      return valid().find((record) => isSame(record.hash, hash)) ?? null;
    },
    async create({ name, role, districts, blocks }, actor) {
      if (named(name) !== null) {
        throw new VecheError('conflict', `${name} has a key already`, {
          where: 'name',
          hint: 'revoke it first, or give another name',
        });
      }
      if (role === 'admin' && (districts !== null || blocks !== null)) {
        throw new VecheError('input', 'an admin cannot be limited: it may make keys without limits', {
          where: 'role',
          hint: 'leave districts and blocks out, or take the role editor',
        });
      }
      const key = PREFIX + randomBytes(32).toString('base64url');
      const createdAt = toIso(clock.now());
      await save({ name, hash: hashOf(key), role, districts, blocks, createdAt, revokedAt: null }, actor);
      return key;
    },
    async revoke(name, actor) {
      const record = named(name);
      if (record === null) return false;
      await save({ ...record, revokedAt: toIso(clock.now()) }, actor);
      return true;
    },
  };
}

/** Who the holder of a key is. */
export function personWith({ name, role, districts, blocks }: KeyRecord): Person {
  return { name, role, scope: { districts, blocks }, isLocal: false };
}

/** Compares two secrets, or their hashes, in a time that tells nothing about where they differ. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function hashOf(key: string): string {
  return digest(key).toString('hex');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

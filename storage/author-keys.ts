import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import type { Clock } from '../contracts/clock.ts';
import type { Pseudonymise } from '../contracts/collector.ts';
import { VecheError } from '../contracts/errors.ts';
import { PUBLISHED_MIN } from '../contracts/post.ts';
import { destroyKeyFiles, destroyedFile, keyFile, monthEnd } from './retention/destroy-keys.ts';
import { syncFolderNow, writeNow } from './retention/write-now.ts';

const KEY_BYTES = 32;
/** 128 bits: no two authors of a month share a pseudonym by chance. */
const PSEUDONYM_BYTES = 16;
/** A clock that is a little ahead at a network makes no author unknown. */
const AHEAD_MS = 86_400_000;

/** The keys of one folder, and the pseudonyms that are made with them. */
export interface AuthorKeys {
  pseudonymise: Pseudonymise;
  /**
   * Destroys the keys of all months that ended before the moment (ms), on disk and in memory; authors of such a month are
   * unknown from then on, whether it had a key or not. Resolves with the months whose key was destroyed now.
   * @throws {VecheError} `unavailable` when the disk refuses; asked again, it goes on where it stopped.
   */
  destroyBefore(before: number): string[];
}

/**
 * Pseudonyms of authors: HMAC-SHA256(key of the month of publishedAt, network ‖ 0 ‖ author id), cut to 128 bits, base64url.
 * A month's key is a file of 32 random bytes in `dir`, made at first use; `<month>.destroyed` in its place means that the
 * month's authors cannot be told any more. The folder is outside the store, so that no backup of the store holds a key.
 * @throws {VecheError} `unavailable` when a key can be neither read nor made durable; `unreadable` when it was damaged.
 */
export function openAuthorKeys({ dir, clock }: { dir: string; clock: Clock }): AuthorKeys {
  const keys = new Map<string, Buffer | null>();
  let destroyedBefore = Number.NEGATIVE_INFINITY;

  function keyOf(month: string): Buffer | null {
    if (monthEnd(month) <= destroyedBefore) return null;
    let key = keys.get(month);
    if (key === undefined) {
      key = loadKey(dir, month);
      keys.set(month, key);
    }
    return key;
  }

  return {
    pseudonymise(network, authorId, publishedAt) {
      const at = Date.parse(publishedAt);
      // Dates that no post can have would leave a key file each.
      if (!(at >= Date.parse(PUBLISHED_MIN) && at <= clock.now() + AHEAD_MS)) return null;
      const key = keyOf(new Date(at).toISOString().slice(0, 7));
      if (key === null) return null;
      const hmac = createHmac('sha256', key).update(`${network}\0${authorId}`, 'utf8').digest();
      return hmac.subarray(0, PSEUDONYM_BYTES).toString('base64url');
    },
    destroyBefore(before) {
      destroyedBefore = Math.max(destroyedBefore, before);
      for (const [month, key] of keys) {
        if (monthEnd(month) > before) continue;
        key?.fill(0);
        keys.delete(month);
      }
      try {
        return destroyKeyFiles(dir, before);
      } catch (error) {
        throw keyError('unavailable', dir, error);
      }
    },
  };
}

function loadKey(dir: string, month: string): Buffer | null {
  const file = keyFile(dir, month);
  try {
    if (existsSync(destroyedFile(dir, month))) return null;
    if (!existsSync(file)) makeKey(dir, file);
  } catch (error) {
    throw keyError('unavailable', file, error);
  }
  const key = readKey(file);
  if (key.length !== KEY_BYTES) throw keyError('unreadable', file, undefined);
  return key;
}

function readKey(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw keyError('unavailable', file, error);
  }
}

function makeKey(dir: string, file: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const temporary = `${file}.tmp`;
  writeNow(temporary, 'w', randomBytes(KEY_BYTES));
  renameSync(temporary, file);
  syncFolderNow(dir);
}

function keyError(code: 'unavailable' | 'unreadable', file: string, cause: unknown): VecheError {
  return new VecheError(code, 'the key of a month cannot be used', {
    where: file,
    hint: 'restore the file; without it the authors of that month are counted twice',
    cause,
  });
}

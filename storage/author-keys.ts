import { createHmac, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../contracts/clock.ts';
import type { Pseudonymise } from '../contracts/collector.ts';
import { VecheError } from '../contracts/errors.ts';
import { PUBLISHED_MIN } from '../contracts/post.ts';

const KEY_BYTES = 32;
/** 128 bits: no two authors of a month share a pseudonym by chance. */
const PSEUDONYM_BYTES = 16;
/** A clock that is a little ahead at a network makes no author unknown. */
const AHEAD_MS = 86_400_000;

/**
 * Pseudonyms of authors: HMAC-SHA256(key of the month of publishedAt, network ‖ 0 ‖ author id), cut to 128 bits, base64url.
 * A month's key is a file of 32 random bytes in `dir`, made at first use; `<month>.destroyed` in its place means that the
 * month's authors cannot be told any more. The folder is outside the store, so that no backup of the store holds a key.
 * @throws {VecheError} `unavailable` when a key can be neither read nor made durable; `unreadable` when it was damaged.
 */
export function createPseudonymiser({ dir, clock }: { dir: string; clock: Clock }): Pseudonymise {
  const keys = new Map<string, Buffer | null>();

  function keyOf(month: string): Buffer | null {
    let key = keys.get(month);
    if (key === undefined) {
      key = loadKey(dir, month);
      keys.set(month, key);
    }
    return key;
  }

  return (network, authorId, publishedAt) => {
    const at = Date.parse(publishedAt);
    // Dates that no post can have would leave a key file each.
    if (!(at >= Date.parse(PUBLISHED_MIN) && at <= clock.now() + AHEAD_MS)) return null;
    const key = keyOf(new Date(at).toISOString().slice(0, 7));
    if (key === null) return null;
    const hmac = createHmac('sha256', key).update(`${network}\0${authorId}`, 'utf8').digest();
    return hmac.subarray(0, PSEUDONYM_BYTES).toString('base64url');
  };
}

function loadKey(dir: string, month: string): Buffer | null {
  const file = join(dir, `${month}.key`);
  try {
    if (existsSync(join(dir, `${month}.destroyed`))) return null;
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
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeSync(handle, randomBytes(KEY_BYTES));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function keyError(code: 'unavailable' | 'unreadable', file: string, cause: unknown): VecheError {
  return new VecheError(code, 'the key of a month cannot be used', {
    where: file,
    hint: 'restore the file; without it the authors of that month are counted twice',
    cause,
  });
}

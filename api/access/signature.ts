import { createHmac } from 'node:crypto';
import { VecheError } from '../../contracts/errors.ts';
import { isSame } from './key-book.ts';

export interface Signed {
  /** `sha256=` and the HMAC-SHA256 of `<timestamp>.<body>` in hexadecimal. */
  signature: string;
  /** Seconds since 1970, as they were signed. */
  timestamp: string;
  body: Buffer;
}

/** Clocks may differ, and calls may wait, by this. */
const AGE_MAX_MS = 5 * 60_000;
/** Signs for sources that do not exist, so that time tells nothing of which ones do. */
const NOBODYS_SECRET = 'nobody';

/** Whether a time is near enough to now that a call made then may be taken. */
export function isRecent(timestamp: string, now: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * 1000) <= AGE_MAX_MS;
}

/** Whether the holder of the secret made this very call; compared in a time that tells nothing of where they differ. */
export function isSignedWith(secret: string | null, { signature, timestamp, body }: Signed): boolean {
  const hmac = createHmac('sha256', secret ?? NOBODYS_SECRET);
  const expected = `sha256=${hmac.update(`${timestamp}.`).update(body).digest('hex')}`;
  return isSame(expected, signature) && secret !== null;
}

/** The one answer to an unknown source, a wrong signature and an old one. */
export function notSigned(): VecheError {
  return new VecheError('unauthorized', 'no such source, or not signed by it', {
    hint: 'x-veche-signature: sha256=HMAC-SHA256(secret, timestamp + "." + body), not older than five minutes',
  });
}

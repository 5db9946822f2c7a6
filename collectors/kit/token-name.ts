import { createHash } from 'node:crypto';

/** Name of a token that tells nothing about it: for buckets of the limiter and holds. */
export function tokenName(token: string | null): string {
  return createHash('sha256')
    .update(token ?? '')
    .digest('hex')
    .slice(0, 12);
}

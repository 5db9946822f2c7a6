import { commitSchema, eventSchema, frameSchema, messageSchema, noticeSchema } from './schema.ts';

/** A change of one record, whichever wire told of it. */
export interface Change {
  did: string;
  /** When the server saw it, ms. */
  seenMs: number;
  operation: string;
  collection: string;
  rkey: string;
  record?: unknown;
}

/** The change that an event tells of, or why it tells of none. */
export function readEvent(raw: unknown): Change | { reason: string } {
  const frame = frameSchema.safeParse(raw).data?.payload ?? messageSchema.safeParse(raw).data;
  return frame === undefined ? ofFirstWire(raw) : ofSecondWire(frame);
}

function ofFirstWire(raw: unknown): Change | { reason: string } {
  const event = eventSchema.safeParse(raw).data;
  if (event === undefined) return { reason: 'an event without did, time or kind' };
  const { did, time_us: microseconds, kind, commit, account } = event;
  if (kind !== 'commit') return { reason: reasonOf(kind, account) };
  if (commit === null) return { reason: 'a commit without operation, collection or key' };
  return { did, seenMs: Math.floor(microseconds / 1000), ...commit };
}

function ofSecondWire(payload: unknown): Change | { reason: string } {
  const commit = commitSchema.safeParse(payload).data;
  if (commit !== undefined) return { ...commit, seenMs: Date.parse(commit.time) };
  const notice = noticeSchema.safeParse(payload).data;
  const kind = notice?.$type.split('#').at(-1) ?? '';
  return { reason: reasonOf(kind, notice?.account ?? null) };
}

function reasonOf(kind: string, account: { active: boolean | null; status: string } | null): string {
  const isGone = account?.active === false && /^(?:deleted|takendown)$/.test(account.status);
  if (kind === 'account' && isGone) return 'an account is gone: its posts are not known by author';
  if (kind === 'account') return 'an account has changed its state: no post';
  if (kind === 'identity') return 'an account has changed its handle: no post';
  if (kind === 'sync') return 'a repository was written anew: no post';
  if (kind === 'info') return 'a notice of the server: no post';
  return kind === 'commit' ? 'a commit without operation, collection or key' : 'an event of an unknown kind';
}

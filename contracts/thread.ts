import type { Evidence } from './enriched.ts';
import type { Post } from './post.ts';

export const FINDING_KINDS = [
  'none',
  'late',
  'template',
  'foreign',
  'rude',
  'blame',
  'ping_pong',
  'closed',
  'escalation',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  kind: FindingKind;
  postId: string;
  evidence: Evidence[];
}

/** The audit of one thread: how heated it is (0..1) and what went wrong between people and bodies. */
export interface Thread {
  rootId: string;
  channelId: string;
  districtId: string | null;
  heat: number;
  findings: Finding[];
}

/** What `audit` reads: a thread with its posts, oldest first. */
export interface ThreadInput {
  id: string;
  posts: Post[];
}

/** A thread's audit with the moment when it has to be looked at again although nothing was written (null: never). */
export interface AuditedThread {
  thread: Thread;
  nextCheckAt: string | null;
}

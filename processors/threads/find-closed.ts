import type { Finding } from '../../contracts/thread.ts';
import { findClosed } from './closed-words.ts';
import type { ReadThread } from './read-thread.ts';

/** `closed`: somebody says in the thread that its comments are closed. */
export function findClosedComments(thread: ReadThread): Finding[] {
  for (const { post } of thread.posts) {
    const evidence = findClosed(post.text);
    if (evidence.length > 0) return [{ kind: 'closed', postId: post.id, evidence }];
  }
  return [];
}

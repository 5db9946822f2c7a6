import type { Finding } from '../../contracts/thread.ts';
import { findPassing, findSentBack } from './redirect-words.ts';
import type { ReadThread } from './read-thread.ts';

/**
 * `ping_pong`: two bodies send people on in one thread, or one does while people say that they come from there. The
 * finding stands at the last answer that sends on.
 */
export function findPingPong(thread: ReadThread): Finding[] {
  const redirects = thread.answers
    .map(({ reply }) => ({ post: reply.post, evidence: findPassing(reply.post.text) }))
    .filter(({ evidence }) => evidence.length > 0);
  const last = redirects.at(-1);
  if (last === undefined) return [];
  const bodies = new Set(redirects.map(({ post }) => post.bodyId ?? post.channelId));
  const isSentBack = thread.posts.some(
    ({ isOfficial, post }) => !isOfficial && findSentBack(post.text).length > 0,
  );
  if (bodies.size < 2 && !isSentBack) return [];
  return [{ kind: 'ping_pong', postId: last.post.id, evidence: last.evidence }];
}

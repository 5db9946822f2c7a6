import { createHash } from 'node:crypto';
import type { Post } from '../contracts/post.ts';

/**
 * 16 hex digits over what makes a new version of a post. Left out on purpose: parentId and rootId (a thread may be
 * linked later), fetchedAt and metrics (they differ with every visit).
 */
export function contentHash(post: Post): string {
  const content = JSON.stringify([
    post.text,
    post.publishedAt,
    post.editedAt,
    post.deletedAt,
    post.kind,
    post.bodyId,
    post.url,
    post.geo === null ? null : [post.geo.lat, post.geo.lon],
  ]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReadOptions } from '../../contracts/queries/filters.ts';
import { personOf } from '../access/person.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { ReadMeta } from './answer-meta.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers carry an ETag and are 304 when the reader has the same bytes. */
    hasEtag?: boolean;
  }
}

/** Longest time of one read. */
export const READ_TIME_LIMIT_MS = 10_000;

/** How a read of this request is bounded: the only place where a reader's limits meet the store. */
export function readOptions(request: FastifyRequest, timeLimitMs = READ_TIME_LIMIT_MS): ReadOptions {
  return { scope: personOf(request).scope, signal: request.gone, timeLimitMs };
}

export interface CachedRead {
  /** Name of the route and everything that decides the answer but the reader's limits. */
  key: readonly unknown[];
  read: (options: ReadOptions) => Promise<object>;
}

export interface CacheDeps {
  cache: AnswerCache;
  meta: ReadMeta;
}

/** Answers from the shared cache, or with 304 when the reader has the same bytes. */
export async function sendCached(
  request: FastifyRequest,
  reply: FastifyReply,
  { cache, meta }: CacheDeps,
  { key, read }: CachedRead,
): Promise<void> {
  const options = readOptions(request);
  const fullKey = JSON.stringify([...key, options.scope]);
  const { body, etag } = await cache.get(fullKey, request.gone, async (signal) => {
    const [answer, about] = await Promise.all([read({ ...options, signal }), meta()]);
    return Buffer.from(JSON.stringify({ ...answer, meta: about }));
  });
  sendBytes(request, reply, { body, etag });
}

/** Sends bytes of JSON with their tag; the reader may keep them and must ask again. */
export function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, etag }: { body: Buffer; etag: string },
): void {
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (isKnown(request.headers['if-none-match'], etag)) reply.code(304).send();
  else reply.type('application/json; charset=utf-8').send(body);
}

function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.slice(0, 1_000).split(',');
  return tags.some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RegionTime } from '../../contracts/region-time.ts';
import type { AppDeps } from '../app-deps.ts';
import type { KeyBook } from '../access/key-book.ts';
import type { Sessions } from '../access/sessions.ts';
import type { AnswerCache } from '../reads/answer-cache.ts';
import type { ReadMeta } from '../reads/answer-meta.ts';

/** Where routes are registered; schemas are zod's. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What routes work with. */
export interface RouteContext extends AppDeps {
  time: RegionTime;
  cache: AnswerCache;
  meta: ReadMeta;
  keys: KeyBook;
  sessions: Sessions;
  /** Whoever asks from this machine without a key is let in. */
  isKeyless: boolean;
}

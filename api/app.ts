import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import { createRegionTime } from '../contracts/region-time.ts';
import { addAudit } from './access/audit.ts';
import { addGuard } from './access/guard.ts';
import { createKeyBook } from './access/key-book.ts';
import { isLoopback } from './access/local-request.ts';
import { refuseOpenHost } from './access/refuse-open-host.ts';
import { createSessions } from './access/sessions.ts';
import type { AppDeps } from './app-deps.ts';
import { addErrorHandler } from './errors/error-handler.ts';
import { measureRequests } from './measure-requests.ts';
import { describeRoutes, serveDocument } from './openapi.ts';
import { servePages } from './pages.ts';
import { RATE_LIMITS } from './rate-limits.ts';
import { readJsonBodies } from './read-json-bodies.ts';
import { createAnswerCache } from './reads/answer-cache.ts';
import { createReadMeta } from './reads/answer-meta.ts';
import { trackReaders } from './reads/track-readers.ts';
import { acknowledgeAlertRoute } from './routes/acknowledge-alert.ts';
import { createKeyRoute } from './routes/create-key.ts';
import { healthzRoute } from './routes/healthz.ts';
import { importPageRoute } from './routes/import-page.ts';
import { listKeysRoute } from './routes/list-keys.ts';
import { loginRoute } from './routes/login.ts';
import { logoutRoute } from './routes/logout.ts';
import { metricsRoute } from './routes/metrics.ts';
import { quarantineRoute } from './routes/quarantine.ts';
import { readyzRoute } from './routes/readyz.ts';
import { revokeKeyRoute } from './routes/revoke-key.ts';
import { sessionRoute } from './routes/session.ts';
import { verifyRoute } from './routes/verify.ts';
import { alertsRoute } from './routes/alerts.ts';
import { conflictsRoute } from './routes/conflicts.ts';
import type { Api, RouteContext } from './routes/context.ts';
import { facetsRoute } from './routes/facets.ts';
import { hotspotsRoute } from './routes/hotspots.ts';
import { postRoute } from './routes/post.ts';
import { postsExportRoute } from './routes/posts-export.ts';
import { postsRoute } from './routes/posts.ts';
import { regionRoute } from './routes/region.ts';
import { reportRoute } from './routes/report.ts';
import { sourcesRoute } from './routes/sources.ts';
import { storiesRoute } from './routes/stories.ts';
import { streamRoute } from './routes/stream.ts';
import { threadRoute } from './routes/thread.ts';
import { trendsRoute } from './routes/trends.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { tellTime } from './tell-time.ts';
import { validatorCompiler } from './validation.ts';

const BODY_BYTES_MAX = 64 * 1024;
/** A request is received within this time. */
const REQUEST_TIMEOUT_MS = 15_000;
/** An answer begins within this time, a read's own limit included. */
const HANDLER_TIMEOUT_MS = 20_000;
/** A connection without a byte; streams send a heartbeat. */
const CONNECTION_TIMEOUT_MS = 120_000;
/** Ids of posts have up to 512 characters, each up to nine when percent-encoded. */
const PARAM_LENGTH_MAX = 5_000;

type Route = (api: Api, context: RouteContext) => void;

/** For those who run the process, at the root. */
const OPERATION_ROUTES: readonly Route[] = [healthzRoute, readyzRoute, metricsRoute];

/** Every route below /api/v1. */
const API_ROUTES: readonly Route[] = [
  trendsRoute,
  hotspotsRoute,
  postsRoute,
  postsExportRoute,
  postRoute,
  threadRoute,
  storiesRoute,
  conflictsRoute,
  facetsRoute,
  sourcesRoute,
  alertsRoute,
  acknowledgeAlertRoute,
  streamRoute,
  reportRoute,
  regionRoute,
  sessionRoute,
  loginRoute,
  logoutRoute,
  createKeyRoute,
  listKeysRoute,
  revokeKeyRoute,
  verifyRoute,
  quarantineRoute,
  importPageRoute,
];

/**
 * Builds the API and the pages; nothing listens yet. Closing ends streams and exports at once.
 * @throws {VecheError} `config` when others could reach it while no key exists.
 */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const context = createContext(deps);
  refuseOpenHost(deps.host, context.keys);
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    handlerTimeout: HANDLER_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    routerOptions: { maxParamLength: PARAM_LENGTH_MAX },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addErrorHandler(app, deps.logger);
  addSecurityHeaders(app);
  tellTime(app, deps.clock);
  measureRequests(app, deps.metrics);
  readJsonBodies(app);
  trackReaders(app);
  await app.register(cookie);
  addGuard(app, context);
  addAudit(app, deps);
  await describeRoutes(app);
  await app.register(async (scope) => registerApi(scope, context), { prefix: '/api/v1' });
  for (const route of OPERATION_ROUTES) route(app.withTypeProvider<ZodTypeProvider>(), context);
  await serveDocument(app);
  await servePages(app, deps.pagesDir);
  return app;
}

async function registerApi(scope: FastifyInstance, context: RouteContext): Promise<void> {
  await scope.register(rateLimit, RATE_LIMITS);
  const api = scope.withTypeProvider<ZodTypeProvider>();
  for (const route of API_ROUTES) route(api, context);
}

function createContext(deps: AppDeps): RouteContext {
  const keys = createKeyBook(deps);
  return {
    ...deps,
    keys,
    sessions: createSessions({ keys, clock: deps.clock }),
    time: createRegionTime(deps.region.timezone),
    cache: createAnswerCache(deps),
    meta: createReadMeta(deps),
    isKeyless: !deps.requireKeys && isLoopback(deps.host),
  };
}

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
import { answerClientError } from './errors/client-error.ts';
import { addErrorHandler, sendProblem } from './errors/error-handler.ts';
import { problemOf } from './errors/problem.ts';
import { measureRequests } from './measure-requests.ts';
import { describeRoutes, serveDocument } from './openapi.ts';
import { servePages } from './pages.ts';
import { rateLimits } from './rate-limits.ts';
import { readJsonBodies } from './read-json-bodies.ts';
import { createAnswerCache } from './reads/answer-cache.ts';
import { createReadMeta } from './reads/answer-meta.ts';
import { trackReaders } from './reads/track-readers.ts';
import { acknowledgeAlertRoute } from './routes/acknowledge-alert.ts';
import { correctPostRoute, undoCorrectionRoute } from './routes/correct-post.ts';
import { correctionsRoute } from './routes/corrections.ts';
import { hotspotsExportRoute, trendsExportRoute } from './routes/counts-export.ts';
import { createPostRoute } from './routes/create-post.ts';
import { backupRoute } from './routes/backup.ts';
import { createKeyRoute } from './routes/create-key.ts';
import { forgetRoute } from './routes/forget.ts';
import { healthzRoute } from './routes/healthz.ts';
import { callbackRoute } from './routes/callback.ts';
import { ingestRoute } from './routes/ingest.ts';
import { importPageRoute } from './routes/import-page.ts';
import { listKeysRoute } from './routes/list-keys.ts';
import { conflictsExportRoute, storiesExportRoute } from './routes/lists-export.ts';
import { loginRoute } from './routes/login.ts';
import { logoutRoute } from './routes/logout.ts';
import { maxUpdatesRoute } from './routes/max-updates.ts';
import { metricsRoute } from './routes/metrics.ts';
import { quarantineRoute } from './routes/quarantine.ts';
import { readyzRoute } from './routes/readyz.ts';
import { replayRoute } from './routes/replay.ts';
import { revokeKeyRoute } from './routes/revoke-key.ts';
import { sessionRoute } from './routes/session.ts';
import { verifyRoute } from './routes/verify.ts';
import { alertsRoute } from './routes/alerts.ts';
import { conflictsRoute } from './routes/conflicts.ts';
import { coverageRoute } from './routes/coverage.ts';
import { emergingRoute } from './routes/emerging.ts';
import { pivotRoute } from './routes/pivot.ts';
import type { Api, RouteContext } from './routes/context.ts';
import { facetsRoute } from './routes/facets.ts';
import { hotspotsRoute } from './routes/hotspots.ts';
import { postRoute } from './routes/post.ts';
import { postsExportRoute } from './routes/posts-export.ts';
import { postsRoute } from './routes/posts.ts';
import { publicAboutRoute } from './routes/public-about.ts';
import { publicGridRoute } from './routes/public-grid.ts';
import { regionRoute } from './routes/region.ts';
import { reportRoute } from './routes/report.ts';
import { sourcesRoute } from './routes/sources.ts';
import { storiesRoute } from './routes/stories.ts';
import { streamRoute } from './routes/stream.ts';
import { threadRoute } from './routes/thread.ts';
import { trendsRoute } from './routes/trends.ts';
import { addSecurityHeaders, SECURITY_HEADERS } from './security-headers.ts';
import { tellTime } from './tell-time.ts';
import { validatorCompiler } from './validation.ts';

const BODY_BYTES_MAX = 64 * 1024;
/** A request is received within this time. */
const REQUEST_TIMEOUT_MS = 15_000;
/** The headers of a request, within this time: slow ones hold a connection. */
const HEADERS_TIMEOUT_MS = 10_000;
/** Streams of everybody and their other requests; further connections are closed at once. */
const CONNECTIONS_MAX = 2_000;
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
  trendsExportRoute,
  hotspotsExportRoute,
  storiesExportRoute,
  conflictsExportRoute,
  postRoute,
  createPostRoute,
  ingestRoute,
  callbackRoute,
  maxUpdatesRoute,
  correctionsRoute,
  correctPostRoute,
  undoCorrectionRoute,
  threadRoute,
  storiesRoute,
  conflictsRoute,
  facetsRoute,
  pivotRoute,
  emergingRoute,
  coverageRoute,
  sourcesRoute,
  alertsRoute,
  acknowledgeAlertRoute,
  streamRoute,
  reportRoute,
  regionRoute,
  publicGridRoute,
  publicAboutRoute,
  sessionRoute,
  loginRoute,
  logoutRoute,
  createKeyRoute,
  listKeysRoute,
  revokeKeyRoute,
  verifyRoute,
  quarantineRoute,
  importPageRoute,
  forgetRoute,
  replayRoute,
  backupRoute,
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
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    clientErrorHandler: answerClientError,
    // Raised before any hook runs: an address that cannot be decoded.
    frameworkErrors: (error, request, reply) =>
      void sendProblem(reply.headers(SECURITY_HEADERS), problemOf(error, request.id)),
    routerOptions: { maxParamLength: PARAM_LENGTH_MAX },
  });
  app.server.maxConnections = CONNECTIONS_MAX;
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
  await scope.register(rateLimit, rateLimits(context.requestsPerMinute));
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

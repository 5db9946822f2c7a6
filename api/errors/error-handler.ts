import type { FastifyInstance, FastifyReply } from 'fastify';
import { describeError, VecheError } from '../../contracts/errors.ts';
import type { Logger } from '../../contracts/logger.ts';
import type { Problem } from '../../contracts/queries/meta.ts';
import { problemOf } from './problem.ts';

/** Seconds after which «not now» is worth another try. */
const RETRY_AFTER_SECONDS = 5;

/** Answers every error as a problem document; our own faults are logged with the request id. */
export function addErrorHandler(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id);
    if (problem.status >= 500) {
      logger.error(
        {
          requestId: request.id,
          route: request.routeOptions.url,
          code: problem.code,
          reason: reasonOf(error),
        },
        'a request failed',
      );
    }
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    const wait = error instanceof VecheError ? error.retryAfterSeconds : undefined;
    if (wait !== undefined || problem.status === 503) {
      reply.header('retry-after', Math.ceil(wait ?? RETRY_AFTER_SECONDS));
    }
    return sendProblem(reply, problem);
  });
}

/** Sent as bytes: the schema of the route is that of its good answer. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .removeHeader('etag')
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(Buffer.from(JSON.stringify(problem)));
}

/** With the cause, which tells what a schema or the engine said. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? `: ${describeError(error.cause)}` : '';
  return (describeError(error) + cause).slice(0, 2_000);
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { describeError } from '../contracts/errors.ts';
import type { Logger } from '../contracts/logger.ts';
import type { Tell, WorkProgress } from '../contracts/maintenance.ts';
import { problemOf } from './errors/problem.ts';

/** So often a line comes, so that nobody on the way takes the silence of long work for its end. */
const LINE_MS = 1_000;
/** Longest work: a replay of a hundred million posts. */
export const WORK_LIMIT_MS = 24 * 3_600_000;
export const WORK_TYPE = 'application/x-ndjson';

/**
 * Answers long work with lines of JSON: `{"progress": …}` each second while it goes on, then `{"result": …}`, or `{"problem":
 * …}` (RFC 9457) when it failed half-way. What fails before the first line is a problem document as everywhere.
 */
export async function sendWork<Result>(
  { request, reply, logger }: { request: FastifyRequest; reply: FastifyReply; logger: Logger },
  work: (tell: Tell) => Promise<Result>,
): Promise<void> {
  let progress: WorkProgress | null = null;
  const begun = Promise.withResolvers<void>();
  const done = work((latest) => {
    progress = latest;
    begun.resolve();
  });
  await Promise.race([begun.promise, done]);
  reply.header('cache-control', 'private, no-store').type(`${WORK_TYPE}; charset=utf-8`);
  const lines = workLines(
    done,
    () => progress,
    (error) => {
      const problem = problemOf(error, request.id);
      if (problem.status >= 500) {
        logger.error({ requestId: request.id, reason: describeError(error) }, 'long work failed');
      }
      return problem;
    },
  );
  sendStream(reply, Readable.from(lines, { objectMode: false }));
}

async function* workLines<Result>(
  done: Promise<Result>,
  progress: () => WorkProgress | null,
  problemFor: (error: unknown) => object,
): AsyncGenerator<string> {
  const ended = done.then(
    (result) => ({ result }),
    (error: unknown) => ({ problem: problemFor(error) }),
  );
  for (;;) {
    const last = await Promise.race([ended, wait(LINE_MS, ended)]);
    yield `${JSON.stringify(last ?? { progress: progress() })}\n`;
    if (last !== null) return;
  }
}

/** Real time, because a person waits; the timer does not outlive the work. */
function wait(ms: number, until: Promise<unknown>): Promise<null> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, null);
    void until.then(() => {
      clearTimeout(timer);
      resolve(null);
    });
  });
}

/** Past the documented type of the answer, which is the text as a whole. */
function sendStream(reply: FastifyReply, stream: Readable): void {
  void reply.send(stream);
}

import type { FastifyInstance } from 'fastify';
import type { Clock } from '../contracts/clock.ts';

/** Dates answers by the service's own clock, which a demo runs faster than the wall's; pages set theirs by it. */
export function tellTime(app: FastifyInstance, clock: Clock): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('date', new Date(clock.now()).toUTCString());
  });
}

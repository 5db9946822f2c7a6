import type { FastifyInstance } from 'fastify';

/** Gives every request a signal that fires when its reader is gone, and all of them when the service stops. */
export function trackReaders(app: FastifyInstance): void {
  const open = new Set<AbortController>();
  app.decorateRequest('gone', null as unknown as AbortSignal);
  app.addHook('onRequest', async (request, reply) => {
    const controller = new AbortController();
    request.gone = controller.signal;
    open.add(controller);
    reply.raw.once('close', () => {
      open.delete(controller);
      if (!reply.raw.writableFinished) controller.abort();
    });
  });
  app.addHook('preClose', async () => {
    for (const controller of open) controller.abort();
  });
}

import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../contracts/metrics.ts';

/** Counts answers and their time by route pattern, never by address or person. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    metrics.count('http_requests_total', labels);
    metrics.observe('http_request_seconds', reply.elapsedTime / 1000, { method: request.method, route });
  });
}

import { needFullScope } from '../access/scope.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

/** `GET /metrics`: the numbers of the process. */
export function metricsRoute(api: Api, { metrics }: RouteContext): void {
  api.get(
    '/metrics',
    {
      config: { role: 'analyst', orLocal: true },
      schema: {
        tags: ['operations'],
        summary: 'Numbers for Prometheus',
        description:
          'Text format of Prometheus. From this machine no key is needed. Counts the whole region, so a limited key is refused.',
        response: textAnswers('Numbers', {
          'text/plain':
            '# TYPE veche_http_requests_total counter\n' +
            'veche_http_requests_total{method="GET",route="/healthz",status="200"} 12\n',
        }),
      },
    },
    async (request, reply) => {
      // They count the whole region.
      if (request.person !== null) needFullScope(request.person.scope);
      return reply.type(metrics.contentType).send(await metrics.text());
    },
  );
}

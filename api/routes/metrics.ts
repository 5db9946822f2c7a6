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
        description: 'Text format of Prometheus. From this machine no key is needed.',
        response: textAnswers('Numbers', ['text/plain']),
      },
    },
    async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  );
}

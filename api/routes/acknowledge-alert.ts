import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { alertSchema } from '../../contracts/queries/alerts.ts';
import { personOf } from '../access/person.ts';
import { isFullScope } from '../access/scope.ts';
import { visibleAlerts } from './alerts.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { ALERT } from './examples.ts';

const paramsSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .describe('Id of the alert.')
    .meta({ examples: [ALERT.id] }),
});
const bodySchema = z
  .strictObject({
    note: z.string().trim().max(1_000).nullable().default(null).describe('What is being done about it.'),
  })
  .meta({ examples: [{ note: 'Бригада выехала' }] });

/** `POST /alerts/:id/acknowledge`: somebody looks after it. */
export function acknowledgeAlertRoute(api: Api, context: RouteContext): void {
  api.post(
    '/alerts/:id/acknowledge',
    {
      config: { role: 'editor' },
      schema: {
        tags: ['alerts'],
        summary: 'Take an alert on',
        description:
          'The alert shows the name of whoever took it, and the note. A closed one cannot be taken on.',
        params: paramsSchema,
        body: bodySchema,
        response: answers('The alert as it is now', alertSchema.meta({ examples: [ALERT] }), [409]),
      },
    },
    async (request) => {
      const { id } = request.params;
      const { name, scope } = personOf(request);
      const isVisible =
        isFullScope(scope) ||
        (await visibleAlerts(context, { limit: 200 }, scope)).some((alert) => alert.id === id);
      const alert = isVisible ? await context.alerts.acknowledge(id, name, request.body.note) : null;
      if (alert === null) throw new VecheError('not_found', 'no such alert', { where: 'id' });
      return alert;
    },
  );
}

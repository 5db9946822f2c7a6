import {
  alertsParamsSchema,
  alertsSchema,
  type Alert,
  type AlertsParams,
} from '../../contracts/queries/alerts.ts';
import type { Scope } from '../../contracts/queries/filters.ts';
import { personOf } from '../access/person.ts';
import { inScope, isFullScope } from '../access/scope.ts';
import { answers, withMeta } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { ALERTS } from './examples.ts';

/** Alerts that are looked through for a limited reader. */
const LOOKED_THROUGH_MAX = 200;

/** `GET /alerts`: what is unusual now, and who looks after it. */
export function alertsRoute(api: Api, context: RouteContext): void {
  api.get(
    '/alerts',
    {
      config: { role: 'analyst' },
      schema: {
        tags: ['alerts'],
        summary: 'Alerts, the latest change first',
        description:
          'Districts and blocks with far more posts than their norm, confirmed by distinct authors and channels. ' +
          '`no_data`: the sources are silent, which is not calm.',
        querystring: alertsParamsSchema,
        response: answers('Alerts', withMeta(alertsSchema).meta({ examples: [ALERTS] })),
      },
    },
    async (request) => {
      const items = await visibleAlerts(context, request.query, personOf(request).scope);
      return { items, next: null, meta: await context.meta() };
    },
  );
}

/** Alerts within a reader's limits. */
export async function visibleAlerts(
  { alerts }: Pick<RouteContext, 'alerts'>,
  params: AlertsParams,
  scope: Scope,
): Promise<Alert[]> {
  if (isFullScope(scope)) return (await alerts.list(params)).items;
  const { items } = await alerts.list({ ...params, limit: LOOKED_THROUGH_MAX });
  return items.filter((alert) => inScope(scope, alert)).slice(0, params.limit);
}

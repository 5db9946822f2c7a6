import { createHmac } from 'node:crypto';
import type { Clock } from '../contracts/clock.ts';
import type { HttpClient } from '../contracts/collector.ts';
import { describeError } from '../contracts/errors.ts';
import type { Logger } from '../contracts/logger.ts';
import type { Alert } from '../contracts/queries/alerts.ts';
import type { StateLog } from '../contracts/state-log.ts';

/** A message that has to reach a webhook; kept in the state log until it was accepted. */
interface Delivery {
  url: string;
  alert: Alert;
  attempts: number;
  status: 'waiting' | 'accepted' | 'given_up';
  notBefore: number;
  reason: string | null;
}

export interface DeliveryDeps {
  state: StateLog;
  http: HttpClient;
  clock: Clock;
  logger: Logger;
  webhooks: readonly { url: string }[];
  /** null: the secret is not set, and nothing is sent unsigned. */
  secretOf: (url: string) => string | null;
}

const ENTITY = 'delivery';
const ACTOR = 'alerts';
/** About a day of attempts, then an operator has to look. */
const ATTEMPTS_MAX = 20;
const FIRST_WAIT_MS = 10_000;
const WAIT_MAX_MS = 2 * 3_600_000;

/** Puts one message per webhook into the log. The id makes a repeat harmless at the receiver. */
export async function enqueueDeliveries(alert: Alert, deps: DeliveryDeps): Promise<void> {
  const events = deps.webhooks.map(({ url }, index) => ({
    entity: ENTITY,
    id: `${alert.id}:${alert.state}:${index}`,
    actor: ACTOR,
    payload: { url, alert, attempts: 0, status: 'waiting', notBefore: 0, reason: null } satisfies Delivery,
  }));
  if (events.length > 0) await deps.state.append(events);
}

/** Sends what waits and is due; each outcome is recorded before the next message. */
export async function sendDeliveries(deps: DeliveryDeps): Promise<void> {
  for (const event of deps.state.list<Delivery>(ENTITY)) {
    const delivery = event.payload;
    if (delivery.status !== 'waiting' || delivery.notBefore > deps.clock.now()) continue;
    const reason = await send(event.id, delivery, deps);
    await deps.state.append([
      { entity: ENTITY, id: event.id, actor: ACTOR, payload: after(delivery, reason, deps) },
    ]);
  }
}

/** null: accepted; else why not. */
async function send(id: string, delivery: Delivery, deps: DeliveryDeps): Promise<string | null> {
  const secret = deps.secretOf(delivery.url);
  if (secret === null) return 'the secret of this webhook is not set';
  const body = JSON.stringify({ type: 'alert', alert: delivery.alert });
  const timestamp = String(Math.floor(deps.clock.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  try {
    const answer = await deps.http({
      url: delivery.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': id,
        'x-veche-timestamp': timestamp,
        'x-veche-signature': `sha256=${signature}`,
      },
      body,
      redirectsMax: 0,
    });
    return answer.status >= 200 && answer.status < 300 ? null : `it answered ${answer.status}`;
  } catch (error) {
    return describeError(error);
  }
}

function after(delivery: Delivery, reason: string | null, deps: DeliveryDeps): Delivery {
  if (reason === null) return { ...delivery, status: 'accepted', reason: null };
  const attempts = delivery.attempts + 1;
  deps.logger.warn({ reason, attempts }, 'a webhook did not take an alert');
  if (attempts >= ATTEMPTS_MAX) return { ...delivery, attempts, status: 'given_up', reason };
  const waitMs = Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 16));
  return { ...delivery, attempts, reason, notBefore: deps.clock.now() + waitMs };
}

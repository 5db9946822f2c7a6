import type { AlertDesk } from '../contracts/alert-desk.ts';
import { toIso } from '../contracts/clock.ts';
import { VecheError } from '../contracts/errors.ts';
import type { EventBus } from '../contracts/events.ts';
import type { Alert, AlertsParams } from '../contracts/queries/alerts.ts';
import type { AlertCell, Reader } from '../contracts/reader.ts';
import type { Region } from '../contracts/region.ts';
import type { SourceStatus } from '../contracts/source.ts';
import { enqueueDeliveries, sendDeliveries, type DeliveryDeps } from './deliver.ts';
import { alertMessage } from './message.ts';
import { judgeCell, RULE_NAME, type RuleSettings } from './rule.ts';
import { watermarkOf } from './watermark.ts';

export interface AlertDeps extends Omit<DeliveryDeps, 'webhooks'> {
  reader: Pick<Reader, 'alertCells'>;
  events: EventBus;
  region: Region;
  settings: RuleSettings & { webhooks: readonly { url: string }[] };
  sources: () => SourceStatus[];
}

export interface Alerts extends AlertDesk {
  /** Judges every whole hour that all needed sources have passed since the last time, and sends what waits. */
  evaluate(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** Hours of posts that one judgement looks at. */
const WINDOW_HOURS = 6;
/** After a long stop only the last hours are judged: older alarms would come too late to help. */
const CATCH_UP_HOURS = 24;
/** Calm hours in a row after which an alert closes. */
const CALM_HOURS = 3;

interface OpenAlert extends Alert {
  calmHours: number;
}

/** Alerts by district × block against the hour-of-week norm, kept in the state log. */
export function createAlerts(deps: AlertDeps): Alerts {
  return new NormAlerts(deps);
}

class NormAlerts implements Alerts {
  readonly #deps: AlertDeps;
  readonly #delivery: DeliveryDeps;

  constructor(deps: AlertDeps) {
    this.#deps = deps;
    this.#delivery = { ...deps, webhooks: deps.settings.webhooks };
  }

  async list(params: AlertsParams): Promise<{ items: Alert[]; next: null }> {
    const all = this.#all().filter((alert) => params.state === undefined || alert.state === params.state);
    const newest = all.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)).slice(0, params.limit);
    return { items: newest.map(shown), next: null };
  }

  async acknowledge(id: string, by: string, note: string | null): Promise<Alert | null> {
    const alert = this.#deps.state.get<OpenAlert>('alert', id)?.payload;
    if (alert === undefined) return null;
    if (alert.state === 'closed') {
      throw new VecheError('conflict', 'this alert is closed already', { where: id });
    }
    const acknowledged: OpenAlert = { ...alert, state: 'acknowledged', acknowledgedBy: by, note };
    await this.#save(acknowledged, by);
    return shown(acknowledged);
  }

  async evaluate(): Promise<void> {
    const { clock, state } = this.#deps;
    const { at } = watermarkOf(this.#deps.sources(), clock.now());
    if (at === null) {
      await this.#markNoData();
    } else {
      const until = Math.floor(at / HOUR_MS) * HOUR_MS;
      const judged = state.get<{ until: number }>('alert-clock', RULE_NAME)?.payload.until ?? until - HOUR_MS;
      for (
        let end = Math.max(judged, until - CATCH_UP_HOURS * HOUR_MS) + HOUR_MS;
        end <= until;
        end += HOUR_MS
      ) {
        await this.#judgeHour(end);
        await state.append([
          { entity: 'alert-clock', id: RULE_NAME, actor: 'alerts', payload: { until: end } },
        ]);
      }
    }
    await sendDeliveries(this.#delivery);
  }

  async #judgeHour(end: number): Promise<void> {
    const period = { from: toIso(end - WINDOW_HOURS * HOUR_MS), to: toIso(end) };
    const cells = await this.#deps.reader.alertCells(period);
    const open = new Map(
      this.#all().flatMap((alert) => (alert.state === 'closed' ? [] : [[keyOf(alert), alert]])),
    );
    for (const cell of cells) {
      const alert = open.get(keyOf(cell));
      open.delete(keyOf(cell));
      await this.#judge(cell, alert, { ...period, end });
    }
    // A cell without a post and without an expectation is as calm as can be.
    for (const alert of open.values()) await this.#calmDown(alert, end);
  }

  async #judge(cell: AlertCell, alert: OpenAlert | undefined, period: Period): Promise<void> {
    const verdict = judgeCell(cell, this.#deps.settings);
    if (verdict === 'alarm' && alert === undefined) await this.#open(cell, period);
    else if (alert === undefined) return;
    else if (verdict === 'calm') await this.#calmDown(alert, period.end);
    else if (alert.calmHours > 0 || alert.state === 'no_data') await this.#save(resumed(alert));
  }

  async #open(cell: AlertCell, period: Period): Promise<void> {
    const at = toIso(period.end);
    await this.#save({
      id: `${cell.districtId}-${cell.block}-${at.slice(0, 13)}`,
      rule: RULE_NAME,
      state: 'alarm',
      districtId: cell.districtId,
      block: cell.block,
      openedAt: at,
      changedAt: at,
      closedAt: null,
      observed: cell.observed,
      expected: cell.expected ?? 0,
      z: cell.z ?? 0,
      authors: cell.authors,
      channels: cell.channels,
      message: alertMessage(cell, WINDOW_HOURS, this.#deps.region),
      acknowledgedBy: null,
      note: null,
      explain: { posts: explainLink(cell, period) },
      calmHours: 0,
    });
  }

  async #calmDown(alert: OpenAlert, end: number): Promise<void> {
    const calmHours = alert.calmHours + 1;
    const isOver = calmHours >= CALM_HOURS;
    const at = toIso(end);
    await this.#save(
      isOver
        ? { ...alert, calmHours, state: 'closed', closedAt: at, changedAt: at }
        : { ...resumed(alert), calmHours },
    );
  }

  /** Silence of the sources is no calm: open alerts say so instead of closing. */
  async #markNoData(): Promise<void> {
    for (const alert of this.#all()) {
      if (alert.state === 'alarm') await this.#save({ ...alert, state: 'no_data' });
    }
  }

  async #save(alert: OpenAlert, actor = 'alerts'): Promise<void> {
    const before = this.#deps.state.get<OpenAlert>('alert', alert.id)?.payload;
    await this.#deps.state.append([{ entity: 'alert', id: alert.id, actor, payload: alert }]);
    if (before?.state === alert.state) return;
    const { id, state, districtId, block, changedAt } = alert;
    this.#deps.events.publish({ type: 'alert', data: { id, state, districtId, block, at: changedAt } });
    await enqueueDeliveries(shown(alert), this.#delivery);
  }

  #all(): OpenAlert[] {
    return this.#deps.state.list<OpenAlert>('alert').map((event) => event.payload);
  }
}

interface Period {
  from: string;
  to: string;
  end: number;
}

function keyOf(cell: { districtId: string; block: string }): string {
  return `${cell.districtId} ${cell.block}`;
}

function resumed(alert: OpenAlert): OpenAlert {
  const state =
    alert.state === 'no_data' ? (alert.acknowledgedBy === null ? 'alarm' : 'acknowledged') : alert.state;
  return { ...alert, state, calmHours: 0 };
}

function shown({ calmHours: _, ...alert }: OpenAlert): Alert {
  return alert;
}

function explainLink(cell: AlertCell, { from, to }: Period): string {
  const query = new URLSearchParams({ from, to, district: cell.districtId, block: cell.block });
  return `/api/v1/posts?${query.toString()}`;
}

import type { Alerts } from '../../contracts/queries/alerts.ts';
import { ticks } from '../data/live.ts';
import { type Answer, useAnswer } from '../data/use-answer.ts';

/** The newest alerts of all states, read again when the stream tells of a change. */
export function useAlerts(): Answer<Alerts> {
  return useAnswer<Alerts>('alerts?limit=100', 'alerts', ticks.alert.value);
}

/** Whether somebody still has to look at an alert, or is looking. */
export function isOpen(alert: Alerts['items'][number]): boolean {
  return alert.state === 'alarm' || alert.state === 'acknowledged';
}

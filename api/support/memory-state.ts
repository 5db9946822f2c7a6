import type { StateEvent, StateLog } from '../../contracts/state-log.ts';

/** A state log for tests: every event is kept, in order. */
export interface MemoryState extends StateLog {
  readonly events: StateEvent[];
}

export function memoryState(): MemoryState {
  const events: StateEvent[] = [];
  const newest = <Payload>(entity: string, id: string) =>
    (events.findLast((event) => event.entity === entity && event.id === id) ??
      null) as StateEvent<Payload> | null;
  return {
    events,
    async append(added) {
      for (const event of added) {
        const version = (newest(event.entity, event.id)?.version ?? 0) + 1;
        events.push({ ...event, version, at: '2026-11-24T08:00:00.000Z' });
      }
    },
    get: newest,
    list<Payload>(entity: string) {
      const ids = new Set(events.filter((event) => event.entity === entity).map((event) => event.id));
      return [...ids].flatMap((id) => newest<Payload>(entity, id) ?? []);
    },
  };
}

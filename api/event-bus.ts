import type { EventBus, LiveEvent, NumberedEvent } from '../contracts/events.ts';

/** Events kept for readers that come back. */
const EVENTS_KEPT_MAX = 500;

type Listener = (event: NumberedEvent) => void;

/**
 * A bus in this process. Numbers rise by one from `firstId`, by default the start of the process in milliseconds, so that
 * the numbers of a process are above those of the one before it. A listener that throws hears nothing more.
 */
export function createEventBus(firstId = Math.trunc(performance.timeOrigin)): EventBus {
  const kept: NumberedEvent[] = [];
  const listeners = new Set<Listener>();
  let nextId = firstId;

  function tell(listener: Listener, event: NumberedEvent): void {
    try {
      listener(event);
    } catch {
      listeners.delete(listener);
    }
  }

  /** What a reader has missed that has heard everything up to a number. */
  function missedAfter(lastId: number): NumberedEvent[] {
    const oldestKept = kept[0]?.id ?? nextId;
    const isWhole = lastId >= oldestKept - 1 && lastId < nextId;
    if (isWhole) return kept.filter(({ id }) => id > lastId);
    return [{ id: nextId - 1, event: { type: 'resync', data: { after: lastId } } }];
  }

  return {
    publish(event: LiveEvent) {
      const numbered = { id: nextId, event };
      nextId += 1;
      kept.push(numbered);
      if (kept.length > EVENTS_KEPT_MAX) kept.shift();
      for (const listener of listeners) tell(listener, numbered);
    },
    lastId: () => nextId - 1,
    subscribe(lastId, listener) {
      listeners.add(listener);
      if (lastId !== null) for (const event of missedAfter(lastId)) tell(listener, event);
      return () => void listeners.delete(listener);
    },
  };
}

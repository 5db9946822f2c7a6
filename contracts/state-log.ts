/** One entry of the append-only log of operational state. */
export interface StateEvent<Payload = unknown> {
  /** `source`, `alert`, `rule`, `correction`, `key`, `audit` … */
  entity: string;
  id: string;
  /** 1, 2, 3 … per entity and id. */
  version: number;
  at: string;
  /** Name of the person or part that did it. */
  actor: string;
  payload: Payload;
}

/** Operational state: append-only, folded in memory (last version wins). */
export interface StateLog {
  /** Durable when resolved. */
  append(events: readonly Omit<StateEvent, 'version' | 'at'>[]): Promise<void>;
  get<Payload>(entity: string, id: string): StateEvent<Payload> | null;
  list<Payload>(entity: string): StateEvent<Payload>[];
}

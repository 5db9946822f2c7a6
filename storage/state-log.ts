import { toIso, type Clock } from '../contracts/clock.ts';
import type { StateEvent, StateLog } from '../contracts/state-log.ts';
import { fromEngineTime } from './engine/engine-time.ts';
import type { OpenPool } from './engine/pool.ts';

type NewEvent = Omit<StateEvent, 'version' | 'at'>;

const COLUMNS = ['entity', 'id', 'version', 'fence', 'at', 'actor', 'payload'];
/** One process owns the folder, so there is one writer; leases come with several roles. */
const FENCE = 1;

/** Reads the state that is stored and keeps it in memory from then on. */
export async function openStateLog(pool: OpenPool, clock: Clock): Promise<StateLog> {
  const rows = await pool.query<{
    entity: string;
    id: string;
    version: number;
    at: string;
    actor: string;
    payload: string;
  }>({
    sql:
      'SELECT entity, id, version, at, actor, payload FROM state_events ' +
      'ORDER BY entity, id, version DESC LIMIT 1 BY entity, id',
  });
  const log = new EngineStateLog(pool, clock);
  log.fold(
    rows.map((row) => ({ ...row, at: fromEngineTime(row.at), payload: JSON.parse(row.payload) as unknown })),
  );
  return log;
}

class EngineStateLog implements StateLog {
  readonly #pool: OpenPool;
  readonly #clock: Clock;
  readonly #state = new Map<string, Map<string, StateEvent>>();
  #waiting: NewEvent[] = [];
  #next: Promise<void> | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(pool: OpenPool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** Events that arrive while an insert runs go together in the next one. */
  append(events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return Promise.resolve();
    this.#waiting.push(...events);
    if (this.#next === null) {
      const insert = this.#last.then(() => this.#insertWaiting());
      this.#next = insert;
      this.#last = insert.catch(() => undefined);
    }
    return this.#next;
  }

  get<Payload>(entity: string, id: string): StateEvent<Payload> | null {
    return (this.#state.get(entity)?.get(id) ?? null) as StateEvent<Payload> | null;
  }

  list<Payload>(entity: string): StateEvent<Payload>[] {
    return [...(this.#state.get(entity)?.values() ?? [])] as StateEvent<Payload>[];
  }

  fold(events: readonly StateEvent[]): void {
    for (const event of events) {
      const ofEntity = this.#state.get(event.entity) ?? new Map<string, StateEvent>();
      ofEntity.set(event.id, event);
      this.#state.set(event.entity, ofEntity);
    }
  }

  async #insertWaiting(): Promise<void> {
    const events = this.#numbered(this.#waiting);
    this.#waiting = [];
    this.#next = null;
    const lines = events.map(({ event, payload }) => {
      const { entity, id, version, at, actor } = event;
      return `${JSON.stringify([entity, id, version, FENCE, at, actor, payload])}\n`;
    });
    const body = Buffer.from(lines.join(''));
    await this.#pool.use((connection) =>
      connection.insert({ table: 'state_events', columns: COLUMNS, body }),
    );
    this.fold(events.map(({ event }) => event));
  }

  /** The payload is taken as it is now: its owner may go on changing the object. */
  #numbered(events: readonly NewEvent[]): { event: StateEvent; payload: string }[] {
    const at = toIso(this.#clock.now());
    const versions = new Map<string, number>();
    return events.map(({ entity, id, actor, payload }) => {
      const key = JSON.stringify([entity, id]);
      const version = (versions.get(key) ?? this.get(entity, id)?.version ?? 0) + 1;
      versions.set(key, version);
      const text = JSON.stringify(payload) ?? 'null';
      return {
        event: { entity, id, version, at, actor, payload: JSON.parse(text) as unknown },
        payload: text,
      };
    });
  }
}

import { toIso, type Clock } from '../contracts/clock.ts';
import type { StateEvent, StateLog } from '../contracts/state-log.ts';
import { fromEngineTime } from './engine/engine-time.ts';
import type { OpenPool } from './engine/pool.ts';

type NewEvent = Omit<StateEvent, 'version' | 'at'>;

const COLUMNS = ['entity', 'id', 'version', 'fence', 'at', 'actor', 'payload'];
/** One process owns the folder, so there is one writer; leases come with several roles. */
const FENCE = 1;

/** Entities of which only the latest state is ever asked for; all others keep their whole history. */
const WITHOUT_HISTORY = "entity IN ('source', 'alert-clock')";
/** Events of them above which the log is rewritten: two days of forty sources that are saved every minute. */
const COMPACT_MIN = 100_000;

/** The state log of a store, with what its owner has to do now and then. */
export interface OpenStateLog extends StateLog {
  /** Removes states that were followed by others, of entities that need no history. */
  compact(): Promise<void>;
}

/** Reads the state that is stored and keeps it in memory from then on. */
export async function openStateLog(pool: OpenPool, clock: Clock): Promise<OpenStateLog> {
  const log = new EngineStateLog(pool, clock);
  log.fold(await readLatest(pool));
  return log;
}

interface EngineRow {
  entity: string;
  id: string;
  version: number;
  at: string;
  actor: string;
  payload: string;
}

/** The last event of each id. The numbers are read first: payloads of a long history are never touched. */
async function readLatest(pool: OpenPool): Promise<StateEvent[]> {
  const rows = await pool.query<EngineRow>({
    sql: `SELECT entity, id, version, at, actor, payload FROM state_events
      WHERE (entity, id, version) IN (${LATEST}) ORDER BY entity, id
      SETTINGS optimize_aggregation_in_order = 1`,
  });
  return rows.map((row) => ({
    ...row,
    at: fromEngineTime(row.at),
    payload: JSON.parse(row.payload) as unknown,
  }));
}

const LATEST = 'SELECT entity, id, max(version) FROM state_events GROUP BY entity, id';

class EngineStateLog implements OpenStateLog {
  readonly #pool: OpenPool;
  readonly #clock: Clock;
  readonly #state = new Map<string, Map<string, StateEvent>>();
  #waiting: NewEvent[] = [];
  #next: Promise<void> | null = null;
  #last: Promise<void> = Promise.resolve();
  /** An insert failed: perhaps its events are stored all the same. */
  #isUnsure = false;

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

  async compact(): Promise<void> {
    const [row] = await this.#pool.query<{ events: number }>({
      sql: `SELECT count() AS events FROM state_events WHERE ${WITHOUT_HISTORY}`,
    });
    if ((row?.events ?? 0) < COMPACT_MIN) return;
    await this.#pool.use((connection) =>
      connection.command(
        `ALTER TABLE state_events DELETE WHERE ${WITHOUT_HISTORY} AND (entity, id, version) NOT IN (${LATEST}) ` +
          'SETTINGS mutations_sync = 1',
      ),
    );
  }

  async #insertWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#next = null;
    if (this.#isUnsure) this.fold(await readLatest(this.#pool));
    this.#isUnsure = true;
    const events = this.#numbered(waiting);
    const lines = events.map(({ event, payload }) => {
      const { entity, id, version, at, actor } = event;
      return `${JSON.stringify([entity, id, version, FENCE, at, actor, payload])}\n`;
    });
    const body = Buffer.from(lines.join(''));
    await this.#pool.use((connection) =>
      connection.insert({ table: 'state_events', columns: COLUMNS, body }),
    );
    this.#isUnsure = false;
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

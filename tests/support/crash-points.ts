import type { Landing } from '../../contracts/landing.ts';
import type { Connection } from '../../storage/engine/connection.ts';
import type { OpenPool } from '../../storage/engine/pool.ts';
import type { Outbox } from '../../storage/outbox.ts';

/** Every moment before and after something is changed on disk or in the engine. The process stops at one of them. */
export interface CrashPoints {
  /** Does a step of the work, unless the process stops before it; never resolves when it stopped. */
  step: <T>(work: () => Promise<T>) => Promise<T>;
  /** Moments so far. */
  count(): number;
  /** Resolves when the process stopped. */
  stopped: Promise<void>;
}

/** Points that stop at the moment `at`, from 0; never when it is Infinity. */
export function createCrashPoints(at: number): CrashPoints {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  let moments = 0;
  function pass(): Promise<void> {
    if (moments >= at) {
      stop();
      return new Promise(() => undefined);
    }
    moments += 1;
    return Promise.resolve();
  }
  return {
    async step(work) {
      await pass();
      const result = await work();
      await pass();
      return result;
    },
    count: () => moments,
    stopped,
  };
}

export function crashingOutbox(outbox: Outbox, { step }: CrashPoints): Outbox {
  return {
    put: (batch) => step(() => outbox.put(batch)),
    list: () => outbox.list(),
    remove: (batch) => step(() => outbox.remove(batch)),
    removeDamaged: () => outbox.removeDamaged(),
  };
}

export function crashingLanding(landing: Landing, { step }: CrashPoints): Landing {
  return {
    append: (page) => step(() => landing.append(page)),
    markDone: (sequences) => step(() => landing.markDone(sequences)),
    trim: (doneBefore) => step(() => landing.trim(doneBefore)),
    pending: () => landing.pending(),
    cursorOf: (sourceId) => landing.cursorOf(sourceId),
    backlog: () => landing.backlog(),
    damaged: () => landing.damaged(),
    close: () => landing.close(),
  };
}

/** A connection is given back also when the process "stops" while it is used: the next life needs the engine. */
export function crashingPool(pool: OpenPool, points: CrashPoints): OpenPool {
  return {
    query: (read) => pool.query(read),
    stream: (read) => pool.stream(read),
    close: () => pool.close(),
    async use(work, signal) {
      const done = await pool.use((connection) => {
        const result = work(crashingConnection(connection, points)).then((value) => ({ value }));
        return Promise.race([result, points.stopped.then(() => null)]);
      }, signal);
      return done === null ? new Promise(() => undefined) : done.value;
    },
  };
}

function crashingConnection(connection: Connection, { step }: CrashPoints): Connection {
  return {
    select: (read) => connection.select(read),
    stream: (read, format) => connection.stream(read, format),
    command: (sql, params) => step(() => connection.command(sql, params)),
    insert: (insert) => step(() => connection.insert(insert)),
    clean: () => connection.clean(),
    close: () => connection.close(),
  };
}

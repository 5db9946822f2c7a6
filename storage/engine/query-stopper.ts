import type { Connection } from './connection.ts';

/** Ends queries that run for nobody any more. */
export interface QueryStopper {
  /** Asks the engine to end the query of this marker; one that is over already is no matter. */
  stop(marker: string): void;
  close(): Promise<void>;
}

/**
 * Stops queries over a connection of its own, opened for the first one: the engine runs an aborted query to its end unless
 * another connection ends it. (`SYNC` would wait for ever inside the engine.)
 */
export function createQueryStopper(open: () => Promise<Connection>): QueryStopper {
  let connection: Promise<Connection> | null = null;
  let turn: Promise<void> = Promise.resolve();

  async function kill(marker: string): Promise<void> {
    try {
      connection ??= open();
      const sql = "KILL QUERY WHERE Settings['log_comment'] = {marker: String} ASYNC FORMAT Null";
      await (await connection).command(sql, { marker });
    } catch {
      // The query ends by its time limit instead; the next one is tried with a new connection.
      connection = null;
    }
  }

  return {
    stop: (marker) => void (turn = turn.then(() => kill(marker))),
    async close() {
      await turn;
      await (await connection?.catch(() => null))?.close();
    },
  };
}

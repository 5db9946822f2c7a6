import { VecheError } from '../../contracts/errors.ts';
import { aborted, openConnection, rowsOf, type Connection, type Read } from './connection.ts';
import { createQueryStopper, type QueryStopper } from './query-stopper.ts';

/** Reads from the engine, from several at once. */
export interface Pool {
  /**
   * All rows of a SELECT. Times come as `2026-11-24 08:00:00.000` (UTC), numbers as numbers.
   * @throws {VecheError} `timeout`, `aborted`, `too_large`, `unavailable`, `storage`.
   */
  query<Row>(read: Read): Promise<Row[]>;
  /**
   * The rows of a SELECT piece by piece, without holding them all; the signal is not looked at. It keeps a connection
   * until it is read to the end or left.
   * @throws {VecheError} as `query`.
   */
  stream<Row>(read: Read): AsyncIterable<Row[]>;
}

/** A pool that its owner closes. */
export interface OpenPool extends Pool {
  /** Runs `work` with a connection that nobody else has meanwhile. */
  use<T>(work: (connection: Connection) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Waits for what runs; what waits for its turn is refused. */
  close(): Promise<void>;
}

/**
 * Opens `size` connections to the store in `dir`, each by `open`.
 * @throws {VecheError} `conflict` when another process owns it; `storage`.
 */
export async function openPool(dir: string, size: number, open = openConnection): Promise<OpenPool> {
  const connections: Connection[] = [];
  try {
    while (connections.length < size) connections.push(await open(dir));
  } catch (error) {
    await Promise.all(connections.map((connection) => connection.close()));
    throw error;
  }
  return new ConnectionPool(() => open(dir), connections);
}

interface Waiter {
  take: (connection: Connection) => void;
  refuse: (error: VecheError) => void;
}

/**
 * The engine puts what a failed query had written before the next answer on the same connection. So a connection has one
 * user at a time, and after any error it goes back only once it is cleaned.
 */
class ConnectionPool implements OpenPool {
  readonly #open: () => Promise<Connection>;
  readonly #stopper: QueryStopper;
  readonly #free: Connection[];
  readonly #waiting: Waiter[] = [];
  /** Connections that could be neither cleaned nor replaced: their next user tries again. */
  readonly #dirty = new Set<Connection>();
  readonly #size: number;
  #closing: Promise<void> | null = null;
  /** Called when every connection is back. */
  #allBack: (() => void) | null = null;

  constructor(open: () => Promise<Connection>, connections: Connection[]) {
    this.#open = open;
    this.#stopper = createQueryStopper(open);
    this.#free = connections;
    this.#size = connections.length;
  }

  query<Row>(read: Read): Promise<Row[]> {
    return this.use((connection) => this.#select<Row>(connection, read), read.signal);
  }

  /** An aborted query holds its connection and the processor until the engine ends it. */
  async #select<Row>(connection: Connection, read: Read): Promise<Row[]> {
    const { marker, signal } = read;
    const stop = () => void (marker !== undefined && this.#stopper.stop(marker));
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await connection.select<Row>(read);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  async *stream<Row>(read: Read): AsyncGenerator<Row[]> {
    const connection = await this.#take(read.signal);
    let isRead = false;
    try {
      if (this.#dirty.has(connection)) await this.#clean(connection);
      for await (const piece of connection.stream(read, 'JSONEachRow')) yield rowsOf<Row>(piece.toString());
      isRead = true;
    } finally {
      if (isRead) this.#giveBack(connection);
      else void this.#repair(connection);
    }
  }

  async use<T>(work: (connection: Connection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const connection = await this.#take(signal);
    try {
      if (this.#dirty.has(connection)) await this.#clean(connection);
      const result = await work(connection);
      this.#giveBack(connection);
      return result;
    } catch (error) {
      void this.#repair(connection);
      throw error;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const allBack = Promise.withResolvers<void>();
    this.#allBack = allBack.resolve;
    for (const waiter of this.#waiting.splice(0)) waiter.refuse(closed());
    if (this.#free.length === this.#size) allBack.resolve();
    await allBack.promise;
    await Promise.all([this.#stopper.close(), ...this.#free.map((connection) => connection.close())]);
  }

  #take(signal: AbortSignal | undefined): Promise<Connection> {
    if (this.#closing !== null) return Promise.reject(closed());
    if (signal?.aborted === true) return Promise.reject(aborted(signal.reason));
    const free = this.#free.pop();
    return free === undefined ? this.#wait(signal) : Promise.resolve(free);
  }

  #wait(signal: AbortSignal | undefined): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        take(connection) {
          signal?.removeEventListener('abort', leave);
          resolve(connection);
        },
        refuse(error) {
          signal?.removeEventListener('abort', leave);
          reject(error);
        },
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(aborted(signal?.reason));
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiter);
    });
  }

  #giveBack(connection: Connection): void {
    const waiter = this.#waiting.shift();
    if (waiter !== undefined) return waiter.take(connection);
    this.#free.push(connection);
    if (this.#free.length === this.#size) this.#allBack?.();
  }

  /** Cleaning waits until an aborted query has really ended; a connection that cannot be cleaned is replaced. */
  async #repair(connection: Connection): Promise<void> {
    try {
      await this.#clean(connection);
      this.#giveBack(connection);
    } catch {
      await this.#replace(connection);
    }
  }

  async #clean(connection: Connection): Promise<void> {
    await connection.clean();
    this.#dirty.delete(connection);
  }

  async #replace(broken: Connection): Promise<void> {
    try {
      const fresh = await this.#open();
      // Nobody will use it, so nobody minds when it cannot even be closed.
      await broken.close().catch(() => undefined);
      this.#dirty.delete(broken);
      this.#giveBack(fresh);
    } catch {
      this.#dirty.add(broken);
      this.#giveBack(broken);
    }
  }
}

function closed(): VecheError {
  return new VecheError('unavailable', 'storage is closed', {
    hint: 'Veche is stopping; ask again after its start',
  });
}

import { createClient, type ClickHouseClient, type ClickHouseClientConfigOptions } from '@clickhouse/client';
import { createChdbConnection, type ChdbConnection } from 'chdb/connection';
import { VecheError } from '../../contracts/errors.ts';
import { engineError, insertError } from './engine-error.ts';
import { ownedByAnother } from './folder-owner.ts';
import { parameterStatement } from './parameters.ts';

/** One SELECT: text with `{name: Type}` places only, and the values for them. */
export interface Read {
  sql: string;
  params?: Readonly<Record<string, unknown>>;
  signal?: AbortSignal;
  /** The value of `log_comment` in its settings, by which the engine finds it when the signal fires. */
  marker?: string;
}

/** Rows for one table, one JSON array a line in the order of `columns`. One insert is one block. */
export interface Insert {
  table: string;
  columns: readonly string[];
  body: Buffer;
  /** A second insert with the same token changes nothing, in the table and in what is fed from it. */
  token?: string;
}

export type StreamFormat = 'RowBinary' | 'JSONEachRow';

/** One connection to the engine. It runs one statement at a time; after an error or abort it has to be cleaned. */
export interface Connection {
  select<Row>(read: Read): Promise<Row[]>;
  /** The answer piece by piece, while the engine goes on; each piece holds whole rows. */
  stream(read: Read, format: StreamFormat): AsyncIterable<Buffer>;
  command(sql: string, params?: Readonly<Record<string, unknown>>): Promise<void>;
  insert(insert: Insert): Promise<void>;
  /** Waits for what still runs and throws away what is left of its output. */
  clean(): Promise<void>;
  close(): Promise<void>;
}

type ClientConnection = NonNullable<ClickHouseClientConfigOptions['connection']>;

/** Name of the database; Atomic, because chDB's own default cannot exchange tables or refresh views. */
const DATABASE = 'veche';

/**
 * Opens a connection to the store in `dir`. All connections of a process share one engine, and the folder is locked.
 * @throws {VecheError} `conflict` when another process owns the folder; `storage`.
 */
export async function openConnection(dir: string): Promise<Connection> {
  let connection: ChdbConnection;
  try {
    connection = createChdbConnection({ path: dir });
  } catch (error) {
    throw ownedByAnother(dir) ?? engineError(error);
  }
  const opened = new ChdbStatements(connection);
  try {
    await opened.command(`CREATE DATABASE IF NOT EXISTS ${DATABASE} ENGINE = Atomic`);
    await opened.command(`USE ${DATABASE}`);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

class ChdbStatements implements Connection {
  readonly #connection: ChdbConnection;
  readonly #client: ClickHouseClient;

  constructor(connection: ChdbConnection) {
    this.#connection = connection;
    // chdb and the client each carry a copy of the same declarations; a private field makes them unequal.
    this.#client = createClient({ connection: connection as unknown as ClientConnection });
  }

  async select<Row>({ sql, params = {}, signal }: Read): Promise<Row[]> {
    const query = parameterStatement(sql, params) + sql;
    try {
      const answer = await this.#client.query({
        query,
        format: 'JSONEachRow',
        ...(signal === undefined ? {} : { abort_signal: signal }),
      });
      return rowsOf<Row>(await answer.text());
    } catch (error) {
      if (signal?.aborted === true) throw aborted(error);
      throw engineError(error);
    }
  }

  async *stream({ sql, params = {} }: Read, format: StreamFormat): AsyncIterable<Buffer> {
    const values = parameterStatement(sql, params);
    if (values !== '') await this.command(values);
    try {
      for await (const chunk of this.#connection.chdb.queryStream(sql, { format }))
        yield Buffer.from(chunk.raw());
    } catch (error) {
      throw engineError(error);
    }
  }

  async command(sql: string, params: Readonly<Record<string, unknown>> = {}): Promise<void> {
    try {
      await this.#client.command({ query: parameterStatement(sql, params) + sql });
    } catch (error) {
      throw engineError(error);
    }
  }

  async insert({ table, columns, body, token }: Insert): Promise<void> {
    try {
      await this.#connection.chdb.rawInsert({
        table,
        columns: [...columns],
        values: body,
        format: 'JSONCompactEachRow',
        settings: {
          ...INSERT_SETTINGS,
          ...(token === undefined ? {} : { insert_deduplication_token: token }),
        },
      });
    } catch (error) {
      throw insertError(error, table);
    }
  }

  async clean(): Promise<void> {
    try {
      await this.#client.command({ query: 'SELECT 1 FORMAT Null' });
    } catch (error) {
      throw engineError(error);
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

/**
 * chDB inserts asynchronously by default, and parses in several pieces above 10 MB: both would make more than one block
 * of an insert, and a token stands for one.
 */
const INSERT_SETTINGS = {
  async_insert: 0,
  insert_deduplicate: 1,
  deduplicate_blocks_in_dependent_materialized_views: 1,
  input_format_parallel_parsing: 0,
  max_insert_threads: 1,
};

/** The error of a read whose signal fired. */
export function aborted(cause?: unknown): VecheError {
  return new VecheError('aborted', 'the query was cancelled', { cause });
}

/** Rows of JSONEachRow. */
export function rowsOf<Row>(text: string): Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    if (end > start) rows.push(JSON.parse(text.slice(start, end)) as Row);
    start = end + 1;
  }
  if (start < text.length) rows.push(JSON.parse(text.slice(start)) as Row);
  return rows;
}

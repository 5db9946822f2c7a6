import { Agent, request } from 'node:http';

export interface Answered {
  status: number;
  bytes: number;
  /** From sending to the last byte. */
  ms: number;
  body(): string;
}

/** Asks the API over kept connections. @throws {Error} when the connection fails. */
export interface Asker {
  (path: string, options?: AskOptions): Promise<Answered>;
  close(): void;
}

export interface AskOptions {
  /** Sent as JSON by POST. */
  body?: object;
  key?: string;
}

/** An asker of the API at an address. */
export function createAsker(address: string): Asker {
  const agent = new Agent({ keepAlive: true });
  const ask = (path: string, options: AskOptions = {}): Promise<Answered> => {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, address),
        {
          agent,
          method: options.body === undefined ? 'GET' : 'POST',
          headers: {
            ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(options.key === undefined ? {} : { authorization: `Bearer ${options.key}` }),
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const all = Buffer.concat(chunks);
            const ms = performance.now() - started;
            const status = answer.statusCode ?? 0;
            resolve({ status, bytes: all.length, ms, body: () => all.toString('utf8') });
          });
        },
      );
      sent.on('error', reject);
      sent.end(options.body === undefined ? undefined : JSON.stringify(options.body));
    });
  };
  return Object.assign(ask, { close: () => agent.destroy() });
}

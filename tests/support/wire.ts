import { Agent, request } from 'node:http';
import type { WireRequest } from './request-arbitrary.ts';

export interface WireAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** Whether the server finished it. */
  isWhole: boolean;
}

export interface WireOptions {
  /** Longest wait for the whole answer: a guard against hanging, no measurement. */
  hangMs: number;
  /** An answer of this type never ends: its beginning is enough. */
  endless?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends a request as it is, without the repairs that browsers and fetch make. @throws when it hangs or the socket breaks. */
export function wire(base: string, sent: WireRequest, { hangMs, endless }: WireOptions): Promise<WireAnswer> {
  const { hostname, port } = new URL(base);
  // Node tells the length of a body by itself for some methods only.
  const length = sent.body === null ? {} : { 'content-length': String(Buffer.byteLength(sent.body)) };
  const all = { ...length, ...sent.headers };
  return new Promise((resolve, reject) => {
    const call = request({
      hostname,
      port,
      agent,
      method: sent.method,
      path: sent.target,
      headers: all,
    });
    const guard = setTimeout(() => call.destroy(new Error(`no answer within ${hangMs} ms`)), hangMs);
    call.once('error', reject);
    call.once('close', () => clearTimeout(guard));
    call.once('response', (answer) => {
      const chunks: Buffer[] = [];
      const done = () => {
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body, isWhole: answer.complete });
      };
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (endless === undefined || !String(answer.headers['content-type']).startsWith(endless)) return;
        done();
        call.destroy();
      });
      answer.once('close', done);
      answer.on('error', () => {});
    });
    call.end(sent.body ?? undefined);
  });
}

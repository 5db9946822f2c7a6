import { once } from 'node:events';
import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  /** Status line, headers and body as they came. */
  text: string;
}

/** Writes bytes to a socket as they are and reads until the server closes it. */
export async function rawHttp(url: string, lines: readonly string[], body = ''): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('latin1');
  socket.on('error', () => {});
  let text = '';
  socket.on('data', (chunk: string) => void (text += chunk));
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  await once(socket, 'close');
  return { status: Number(text.slice(9, 12)), text };
}

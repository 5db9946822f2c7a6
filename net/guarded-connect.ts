import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import { VecheError } from '../contracts/errors.ts';
import { createAddressRule } from './address-rules.ts';

/**
 * Connects, then looks where it has arrived before a single byte is sent. Checking the address that the socket is
 * connected to leaves no gap between check and use, whatever a name resolved to and however the address was written.
 * @throws {VecheError} `blocked_address` through the callback when the address may not be reached.
 */
export function guardedConnect(options: {
  allowPrivate: readonly string[];
  timeoutMs: number;
}): buildConnector.connector {
  const connect = buildConnector({ timeout: options.timeoutMs });
  const isAllowed = createAddressRule(options.allowPrivate);
  return (target, callback) => {
    connect(target, (...outcome) => {
      const [error, socket] = outcome;
      if (error !== null || socket === null || isAllowed(remoteAddress(socket))) {
        callback(...outcome);
        return;
      }
      socket.destroy();
      callback(blocked(target.hostname), null);
    });
  };
}

function remoteAddress(socket: Socket): string {
  return socket.remoteAddress ?? '';
}

function blocked(host: string): VecheError {
  return new VecheError('blocked_address', 'the address is private, and private addresses are not reached', {
    where: host,
    hint: 'if this is meant, name the address in network.allowPrivate',
  });
}

import { VecheError } from '../../contracts/errors.ts';
import type { KeyBook } from './key-book.ts';
import { isLoopback } from './local-request.ts';

/**
 * Refuses an address that others can reach while nobody could log in.
 * @throws {VecheError} `config`.
 */
export function refuseOpenHost(host: string, keys: KeyBook): void {
  if (isLoopback(host) || keys.hasAny()) return;
  throw new VecheError('config', `${host} can be reached by others, and no key exists yet`, {
    where: 'api.host',
    hint: 'make one first: ./veche keys create NAME --role admin, or listen on 127.0.0.1',
  });
}

import { VecheError } from '../../contracts/errors.ts';
import { decodeBytes } from './decode-bytes.ts';

/**
 * The JSON object, or array, of a raw answer.
 * @throws {VecheError} `unreadable` when it is none.
 */
export function readJsonAnswer(body: Uint8Array, network: string): object {
  let cause: unknown = null;
  try {
    const value: unknown = JSON.parse(decodeBytes(body, 'utf-8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    cause = error;
  }
  throw new VecheError('unreadable', `this is no JSON answer of ${network}`, {
    hint: 'a cut answer, or a page of a proxy, looks like this',
    cause,
  });
}

/** The JSON value of a body; null when it is cut, empty or no JSON. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

/** Whether a body is a web page: a proxy, a login form or an error of somebody in between. */
export function isWebPage(body: Buffer): boolean {
  return /^\s*</.test(body.subarray(0, 100).toString('latin1'));
}

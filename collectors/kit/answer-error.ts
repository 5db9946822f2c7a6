import type { Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { safeText } from './build-post.ts';

const CODE_LENGTH_MAX = 60;
const MESSAGE_LENGTH_MAX = 200;

/** What an answer without posts says, and what Veche does about it. The message is masked and cut: it may hold anything. */
export function answerError(code: string, message: string, reaction: string): NonNullable<Parsed['error']> {
  const short = safeText(code).text.slice(0, CODE_LENGTH_MAX);
  return { code: short, message: safeText(message).text.slice(0, MESSAGE_LENGTH_MAX), reaction };
}

/** The answer is of another make than this network's. */
export function notOfNetwork(what: string): VecheError {
  return new VecheError('unreadable', `this is no ${what}`, {
    hint: 'check the address, and whether a login page or a proxy answered',
  });
}

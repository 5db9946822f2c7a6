import { VecheError } from '../../contracts/errors.ts';

const CHATS_MAX = 200;
const LIST = /^-\d{1,16}(?:[,\s]+-\d{1,16})*$/;

/** Whether a target lists chats of a bot rather than naming a channel with a preview. */
export function isBotTarget(target: string): boolean {
  return LIST.test(target.trim());
}

/**
 * Ids of the chats that a bot may read.
 * @throws {VecheError} `config` when the target is no such list, or has more than 200 entries.
 */
export function chatsOf(target: string): ReadonlySet<number> {
  const chats = isBotTarget(target)
    ? target
        .trim()
        .split(/[,\s]+/)
        .map(Number)
    : [];
  if (chats.length > 0 && chats.length <= CHATS_MAX) return new Set(chats);
  throw new VecheError('config', 'the target is no list of chats', {
    where: target.slice(0, 80),
    hint: 'write the ids of public groups, separated by commas, such as -1001234567890',
  });
}

import { createDice, hashOf } from '../dice.ts';
import type { Slot } from './timeline.ts';

/** What happens to a post after it was published. */
export interface Fate {
  /** When its text changes, ms. */
  editedMs: number | null;
  /** When it goes, ms; after the edit. */
  deletedMs: number | null;
}

const MINUTE_MS = 60_000;
const EDITED = 0.04;
const DELETED = 0.015;
/** VK lets authors edit for a day. */
const EDIT_MINUTES = [6, 20 * 60] as const;
/** Late enough that what was served has long been read, early enough that collectors still look. */
const DELETE_MINUTES = [3 * 60, 36 * 60] as const;
/** The first posts of a channel stay: one of them may be pinned. */
export const FIRST_POSTS_STAY = 5;

/** The fate of a post, without its text. */
export function fateOf({ seed, index, publishedMs, channel }: Slot): Fate {
  const dice = createDice(hashOf(seed, 'fate'));
  const isEdited = dice.chance(EDITED);
  const isDeleted = dice.chance(DELETED) && index >= FIRST_POSTS_STAY && channel.network !== 'rss';
  const after = ([from, to]: readonly [number, number]): number =>
    publishedMs + dice.int(from, to) * MINUTE_MS + dice.int(0, 59) * 1000;
  const editedMs = isEdited ? after(EDIT_MINUTES) : null;
  const deletedMs = isDeleted ? after(DELETE_MINUTES) : null;
  return editedMs !== null && deletedMs !== null && editedMs >= deletedMs
    ? { editedMs: null, deletedMs }
    : { editedMs, deletedMs };
}

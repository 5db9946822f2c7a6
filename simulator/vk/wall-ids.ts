/** Ids between two posts of a wall, which their comments use (world/thread.ts COMMENTS_MAX). */
const ID_STEP = 256;
const FIRST_ID = 1024;

/** Id of a post on its wall, by its number in the channel. */
export function postIdOf(index: number): number {
  return FIRST_ID + index * ID_STEP;
}

/** Id of a comment. Ids of a wall are unique, and within a thread they grow with time. */
export function commentIdOf(index: number, nth: number): number {
  return postIdOf(index) + 1 + nth;
}

/** Number of the post in its channel; null when no post has this id. */
export function indexOfPost(id: number): number | null {
  const index = (id - FIRST_ID) / ID_STEP;
  return Number.isInteger(index) && index >= 0 ? index : null;
}

/** Number of a comment in its thread. */
export function nthOfComment(id: number): number {
  return ((id - FIRST_ID) % ID_STEP) - 1;
}

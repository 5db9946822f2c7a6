/** Items of one file of a list: more is no table that somebody reads. */
export const ITEMS_MAX = 10_000;

/** All items of a list that is read page by page, at most 10,000. */
export async function* allItems<Item>(
  read: (cursor: string | undefined) => Promise<{ items: readonly Item[]; next: string | null }>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  let count = 0;
  do {
    const { items, next } = await read(cursor);
    for (const item of items) {
      if (count >= ITEMS_MAX) return;
      count += 1;
      yield item;
    }
    // A list that does not move on would never end.
    cursor = next === null || next === cursor ? undefined : next;
  } while (cursor !== undefined);
}

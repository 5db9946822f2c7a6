/** Items of one file of a list: more is no table that somebody reads. */
export const ITEMS_MAX = 10_000;
/** Items read at once. */
const PAGE_ITEMS = 200;

/** Parameters of a page of a list. */
export interface PageOfItems {
  limit: number;
  cursor?: string;
}

/** All items of a list that is read page by page, at most 10,000. */
export async function* allItems<Item>(
  read: (page: PageOfItems) => Promise<{ items: readonly Item[]; next: string | null }>,
): AsyncGenerator<Item> {
  let page: PageOfItems | null = { limit: PAGE_ITEMS };
  let count = 0;
  while (page !== null) {
    const { items, next } = await read(page);
    for (const item of items) {
      if (count >= ITEMS_MAX) return;
      count += 1;
      yield item;
    }
    // A list that does not move on would never end.
    page = next === null || next === page.cursor ? null : { limit: PAGE_ITEMS, cursor: next };
  }
}

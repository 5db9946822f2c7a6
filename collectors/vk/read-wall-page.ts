import type { Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import type { WallEntry } from './post-of-item.ts';
import { addWallPost } from './post-of-item.ts';
import { listSchema } from './schema.ts';

/** A page of wall posts as read. */
export interface WallPage extends Parsed {
  entries: WallEntry[];
  /** Items in the answer, readable or not. */
  size: number;
  /** Posts on the whole wall; null when the answer does not say. */
  total: number | null;
}

/**
 * Reads the `response` of wall.get or wall.getById (a bare array before 5.199).
 * @throws {VecheError} `unreadable` when it is no list.
 */
export function readWallPage(response: unknown, context: ParseContext): WallPage {
  const list = listSchema.safeParse(Array.isArray(response) ? { items: response } : response).data;
  if (list === undefined) {
    throw new VecheError('unreadable', 'VK gave no list of posts', {
      hint: 'the interface may have changed; compare with its documentation',
      retryAfterSeconds: 600,
    });
  }
  const page: WallPage = {
    ...emptyParsed(),
    entries: [],
    size: list.items.length,
    total: list.count ?? null,
  };
  for (const [index, item] of list.items.entries()) {
    const entry = addWallPost(page, item, context, `items[${index}]`);
    if (entry !== null) page.entries.push(entry);
  }
  return page;
}

/** Publishing times of a page without the pinned post, which stands first whatever its date. */
export function datesOf(page: WallPage): number[] {
  return page.entries.filter((entry) => !entry.isPinned).map((entry) => entry.date);
}

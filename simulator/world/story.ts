import type { News } from '../texts/news.ts';
import type { Facts } from '../texts/compose.ts';
import type { Planted } from '../texts/personal.ts';
import type { Fate } from './fate.ts';
import type { Sort } from './sorts.ts';
import type { Slot } from './timeline.ts';

/** One post as it was written, with what becomes of it. */
export interface Story {
  slot: Slot;
  fate: Fate;
  sort: Sort;
  /** What it is about; chatter too has a spot. */
  facts: Facts;
  text: string;
  /** After the edit; the same text when it is never edited. */
  editedText: string;
  /** News keep their headline apart, for feeds. */
  news: News | null;
  /** Resident who wrote it; null: the channel itself. */
  author: number | null;
  /** The post that it passes on. */
  original: Story | null;
  planted: readonly Planted[];
}

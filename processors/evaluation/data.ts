import type { Block } from '../../contracts/enriched.ts';

/** A citizen's appeal with what a regional centre labelled it with. `text` is plain. */
export interface Appeal {
  text: string;
  topic: string;
  /** 0 to 16: the centre's own numbers of spheres. */
  category: number;
}

/** A comment that people judged. */
export interface Comment {
  text: string;
  isToxic: boolean;
}

/** Two news texts that people judged to tell of one event or of two. Each text begins with its title. */
export interface StoryPair {
  language: string;
  isSame: boolean;
  texts: readonly [string, string];
}

/** The sets there are; null: not there. */
export interface EvaluationData {
  appeals: readonly Appeal[] | null;
  /** Texts of incidents as a centre receives them, without labels. */
  incidents: readonly string[] | null;
  comments: readonly Comment[] | null;
  pairs: readonly StoryPair[] | null;
}

/** Blocks by category number; 3 (housing and yards) and the rest are split by their topics. */
const BLOCK_OF: ReadonlyMap<number, Block> = new Map([
  [0, 'roads'],
  [4, 'health'],
  [6, 'social'],
  [7, 'education'],
  [8, 'transport'],
  [10, 'social'],
]);

/** The block of an appeal by its labels. */
export function goldBlock({ category, topic }: Appeal): Block {
  const block = BLOCK_OF.get(category);
  if (block !== undefined) return block;
  if (/твёрдых бытовых|свалк|отход/i.test(topic)) return 'waste';
  if (/электросет|энергоснабж/i.test(topic)) return 'energy';
  return category === 3 ? 'housing' : 'other';
}

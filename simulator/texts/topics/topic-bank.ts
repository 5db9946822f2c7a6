import type { Block } from '../../../contracts/enriched.ts';

/** What people write about one problem. All strings are templates of texts/expand.ts. */
export interface TopicBank {
  id: string;
  block: Block;
  /** The problem as a noun phrase for news and notices: nominative, genitive, accusative, prepositional. */
  issues: readonly (readonly [string, string, string, string])[];
  /** Clauses of a state, lower case: «нет воды». They go with a place and with «с понедельника». */
  states: readonly string[];
  /** Clauses of something that happened; they go with a place only. */
  events: readonly string[];
  /** Whole sentences that add to it. */
  details: readonly string[];
  /** Whole sentences that ask or demand. */
  asks: readonly string[];
}

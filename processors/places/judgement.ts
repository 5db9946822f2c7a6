import type { Token } from '../../text/tokenise.ts';
import type { KnownWord } from '../vocabulary.ts';
import type { TextSigns } from './text-signs.ts';

/** What speaks for a name being the place, and how strongly. */
export interface Judgement {
  /** 0..1 */
  confidence: number;
  /** Names of the rules, for the evidence. */
  signs: string[];
}

/** Where a name stands. */
export interface NameContext {
  text: string;
  tokens: readonly Token[];
  /** Stems of the tokens, by the same index. */
  words: readonly KnownWord[];
  signs: TextSigns;
  /** Ids of the centres of districts. */
  centres: ReadonlySet<string>;
}

/** From here on a name is taken for the place. */
export const CONFIDENCE_MIN = 0.6;
const CONFIDENCE_MAX = 0.97;

/** Adds a sign; the sum stays below certainty. */
export function add(judgement: Judgement, weight: number, sign: string | null): void {
  judgement.confidence = Math.min(CONFIDENCE_MAX, judgement.confidence + weight);
  if (sign !== null) judgement.signs.push(sign);
}

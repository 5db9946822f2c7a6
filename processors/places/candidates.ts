import type { GazetteerPlace } from '../../contracts/region.ts';
import type { KnownWord } from '../vocabulary.ts';
import type { NameFinder, NameMatch } from './gazetteer-index.ts';
import { judgeName } from './judge-name.ts';
import type { Judgement, NameContext } from './judge-name.ts';

/** One reading of a name: a place it may be, and what speaks for it. */
export interface Reading {
  place: GazetteerPlace;
  judgement: Judgement;
}

/** A name found in the text with its readings; at least one. */
export interface Candidate {
  from: number;
  to: number;
  readings: Reading[];
}

/** How names and territories are found. */
export interface Finders {
  findNames: NameFinder['findNames'];
  findTerritory: (words: readonly KnownWord[], from: number) => NameMatch | null;
  /** The bits of words that begin a name or a territory. */
  bits: number;
}

/** Names looked at in one text; later work compares them with each other. */
const CANDIDATES_MAX = 200;

/** Every name of the gazetteer, from left to right, the longest that is not ruled out; they do not overlap. */
export function findCandidates(context: NameContext, finders: Finders): Candidate[] {
  const { text, words } = context;
  const found: Candidate[] = [];
  for (let i = 0; i < words.length && found.length < CANDIDATES_MAX; i += 1) {
    if (((words[i]?.facts.begins ?? 0) & finders.bits) === 0) continue;
    const names = finders.findNames(text, words, i);
    // «в Липском и Горском районах»: before a noun of territory an adjective is no form of a town's name.
    const isLong = (names[0]?.to ?? i) > i;
    const candidate =
      (isLong ? null : territory(finders.findTerritory(words, i))) ?? firstReadable(names, context);
    if (candidate === null) continue;
    found.push(candidate);
    i = candidate.to;
  }
  return found;
}

function firstReadable(matches: readonly NameMatch[], context: NameContext): Candidate | null {
  for (const match of matches) {
    const readings = match.places.flatMap((place) => {
      const judgement = judgeName(match, place, context);
      return judgement === null ? [] : [{ place, judgement }];
    });
    if (readings.length > 0) return { from: match.from, to: match.to, readings };
  }
  return null;
}

function territory(match: NameMatch | null): Candidate | null {
  if (match === null) return null;
  const readings = match.places.map((place) => ({
    place,
    judgement: { confidence: 0.9, signs: ['adjective of a territory'] },
  }));
  return { from: match.from, to: match.to, readings };
}

import type { GazetteerPlace } from '../../contracts/region.ts';
import type { KnownWord } from '../vocabulary.ts';
import type { NameFinder, NameMatch } from './gazetteer-index.ts';
import { isRuledOut, judgeName } from './judge-name.ts';
import type { Judgement, NameContext } from './judgement.ts';

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
  findInstitution: (words: readonly KnownWord[], from: number) => NameMatch | null;
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
    const candidate = (isLong ? null : adjective(words, i, finders)) ?? firstReadable(names, context);
    if (candidate === null) continue;
    found.push(candidate);
    i = candidate.to;
  }
  return found;
}

function firstReadable(matches: readonly NameMatch[], context: NameContext): Candidate | null {
  for (const match of matches) {
    // A village that bears the town's name is no more meant by «остров Крит» than the town.
    if (match.places.length > 1 && match.places.some((place) => isRuledOut(match, place, context.tokens)))
      continue;
    const readings = readingsOf(match, context);
    if (readings.length > 0) return { from: match.from, to: match.to, readings };
  }
  return null;
}

function readingsOf(match: NameMatch, context: NameContext): Reading[] {
  const readings: Reading[] = [];
  let model: GazetteerPlace | undefined;
  let judged: Judgement | null = null;
  for (const place of match.places) {
    if (model === undefined || !areJudgedAlike(model, place, context))
      judged = judgeName(match, place, context);
    model = place;
    if (judged !== null) readings.push({ place, judgement: { ...judged, signs: [...judged.signs] } });
  }
  return readings;
}

/** Villages of one name, of which a region may have dozens: what is judged of one holds for the next. */
function areJudgedAlike(a: GazetteerPlace, b: GazetteerPlace, { centres }: NameContext): boolean {
  return (
    a.forms[0] === b.forms[0] &&
    a.level === b.level &&
    a.guarded === b.guarded &&
    a.guardedForms !== undefined &&
    a.guardedForms.length === b.guardedForms?.length &&
    [a, b].every(
      ({ id, notBefore, notAfter }) => !centres.has(id) && notBefore.length + notAfter.length === 0,
    )
  );
}

function adjective(words: readonly KnownWord[], from: number, finders: Finders): Candidate | null {
  const territory = finders.findTerritory(words, from);
  if (territory !== null) return named(territory, 'adjective of a territory');
  const institution = finders.findInstitution(words, from);
  return institution === null ? null : named(institution, 'adjective of an institution');
}

function named(match: NameMatch, sign: string): Candidate {
  const readings = match.places.map((place) => ({ place, judgement: { confidence: 0.9, signs: [sign] } }));
  return { from: match.from, to: match.to, readings };
}

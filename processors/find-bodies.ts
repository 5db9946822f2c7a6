import type { Block, BodyMention, Evidence, Place } from '../contracts/enriched.ts';
import type { Body, Region } from '../contracts/region.ts';
import type { Word } from '../text/analyse.ts';
import type { Analysed } from './analyse-text.ts';
import { quotedWords, unquoted } from './evidence.ts';
import { createPhraseMatcher } from './phrase-matcher.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Abbreviations up to this length count in capitals only: «УК», «МВД». */
const ABBREVIATION_MAX = 4;
const BODIES_MAX = 12;

type Reads = Analysed & {
  text: string;
  places: Place[];
  districtId: string | null;
  block: Block;
  blockEvidence: Evidence[];
};

interface Alias {
  bodyId: string;
  isAbbreviation: boolean;
}

/**
 * Bodies named in the text, and the one body that answers for the post's district and block. Where several could
 * answer, one that the text names does; otherwise none is guessed.
 */
export function createFindBodies(
  region: Region,
  vocabulary: Vocabulary,
): (post: Readonly<Reads>) => { bodies: BodyMention[] } {
  const match = createPhraseMatcher(
    vocabulary,
    region.bodies.flatMap(({ id, aliases }) =>
      aliases.map(
        (alias) =>
          [alias, { bodyId: id, isAbbreviation: alias.length <= ABBREVIATION_MAX } satisfies Alias] as const,
      ),
    ),
    { gap: 0 },
  );
  const answerable = createAnswerable(region.bodies);
  return function findBodies(post) {
    const { text, analysis, districtId, block } = post;
    const mentioned = mentions(text, analysis.words, match(analysis));
    const candidates = answerable(districtId, block);
    const named = candidates.filter(({ id }) => mentioned.has(id));
    const responsible = candidates.length === 1 ? candidates[0] : named.length === 1 ? named[0] : undefined;
    const bodies = [...mentioned.values()].filter(({ id }) => id !== responsible?.id).slice(0, BODIES_MAX);
    if (responsible !== undefined)
      bodies.unshift({ id: responsible.id, role: 'responsible', evidence: reasons(post) });
    return { bodies };
  };
}

function mentions(
  text: string,
  words: readonly Word[],
  found: readonly PhraseMatch<Alias>[],
): Map<string, BodyMention> {
  const mentioned = new Map<string, BodyMention>();
  for (const { value, from, to } of found) {
    if (mentioned.has(value.bodyId) || (value.isAbbreviation && words[from]?.token.isUpper !== true))
      continue;
    const evidence = [quotedWords('name', text, words, { from, to })];
    mentioned.set(value.bodyId, { id: value.bodyId, role: 'mentioned', evidence });
  }
  return mentioned;
}

/** Bodies by district and block: the district's own when it has some, else those of the whole region. */
function createAnswerable(
  bodies: readonly Body[],
): (districtId: string | null, block: Block) => readonly Body[] {
  return (districtId, block) => {
    if (districtId === null || block === 'other') return [];
    const own = bodies.filter((body) => body.blocks.includes(block) && body.districts.includes(districtId));
    if (own.length > 0) return own;
    return bodies.filter((body) => body.blocks.includes(block) && body.districts.length === 0);
  };
}

function reasons({ places, districtId, blockEvidence }: Reads): Evidence[] {
  const place = places.find((candidate) => candidate.districtId === districtId)?.evidence[0];
  const topic = blockEvidence[0];
  const district = place === undefined ? unquoted('district of the source') : { ...place, rule: 'district' };
  return topic === undefined ? [district] : [district, { ...topic, rule: 'block' }];
}

import type { Evidence } from '../../contracts/enriched.ts';
import { createAnalyseText } from '../analyse-text.ts';
import { quoted, quotedWords } from '../evidence.ts';
import { findObscenities } from '../find-obscenities.ts';
import { HOSTILE_TERMS } from '../lexicons/hostility.ts';
import type { HostileKind } from '../lexicons/hostility.ts';
import { createPhraseMatcher } from '../phrase-matcher.ts';
import { createVocabulary } from '../vocabulary.ts';
import { anyOf, pattern, phrases } from './phrases.ts';

const findAnger = phrases('anger', [
  '(позор*|стыд|стыдно|стыдоб*|издева*|беспредел*|наглост*|наглые|обнагле*|вранье|врут|врете|врёте|лжете|лгут|брехн*|отписк*|бред|чушь|достали|надоели|замучили|совесть|совести|безобраз*|возмут*|возмущ*)',
  '(сколько можно|доколе|до каких пор|хватит врать|терпение лопнуло|сил нет|нет сил|в отставку|уволить|увольте|гнать|сажать|прокуратур*|в суд|сами виноваты|нытик*|хватит ныть|не выдумывай*|свинь*|наплевать|плевать|ненавиж*|достойн*|жиру*|зажрал*|наживаются|воруют|украли|распилил*|распилили|продажн*)',
]);
const findShouting = anyOf([
  pattern('shouting', '[!?]{2,}|(?<!\\p{L})\\p{Lu}{4,30}[\\s,!]{1,3}\\p{Lu}{4,30}(?!\\p{L})', 'gu'),
  pattern('shouting', '[😡🤬😠👿💩🤮🖕]'),
]);

/** Signs of anger; slights need their addressee, calls and threats to complain are cold. */
const COUNTED: ReadonlySet<HostileKind> = new Set<HostileKind>([
  'insult',
  'threat',
  'contempt',
  'accusation',
]);
/** A sign from here on is hostile alone (design: aggression ≥ 0.5). */
const HOSTILE = 0.5;
const ANGER_WEIGHT = 0.25;
const SHOUTING_WEIGHT = 0.2;
const OBSCENITY_WEIGHT = 0.6;

/** How aggressive a text is, 0..1, with the words that say so. */
export const aggressionOf = createAggression();

/** Hostile words of the lexicon of stage A, obscenities through their disguises, anger and shouting; weights add up. */
function createAggression(): (text: string) => { aggression: number; evidence: Evidence[] } {
  const vocabulary = createVocabulary();
  const match = createPhraseMatcher(vocabulary, HOSTILE_TERMS, { gap: 0 });
  const analyse = createAnalyseText(vocabulary);
  return (text) => {
    const { analysis } = analyse({ text });
    const evidence: Evidence[] = [];
    let aggression = 0;
    for (const { start, end } of findObscenities(text, analysis)) {
      aggression += OBSCENITY_WEIGHT;
      evidence.push(quoted('insult', text, start, end));
    }
    let free = 0;
    for (const { value, from, to } of match(analysis)) {
      if (from < free || !COUNTED.has(value[0])) continue;
      free = to + 1;
      aggression += value[1];
      const rule = value[1] < HOSTILE ? value[0] : 'insult';
      evidence.push(quotedWords(rule, text, analysis.words, { from, to }));
    }
    const anger = findAnger(text);
    const shouting = findShouting(text);
    aggression += anger.length * ANGER_WEIGHT + Math.min(1, shouting.length) * SHOUTING_WEIGHT;
    return {
      aggression: Math.min(1, aggression),
      evidence: [...evidence, ...anger, ...shouting].slice(0, EVIDENCE_MAX),
    };
  };
}

const EVIDENCE_MAX = 5;

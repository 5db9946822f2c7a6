import type { Evidence } from '../../contracts/enriched.ts';
import type { Finding } from '../../contracts/thread.ts';
import { stemRussian } from '../../text/russian-stem.ts';
import { isThanks } from './appeal-words.ts';
import { findClosed } from './closed-words.ts';
import { findConcrete, findDates } from './concrete-words.ts';
import { plainWords } from './plain-words.ts';
import type { ReadThread } from './read-thread.ts';
import { findRedirect } from './redirect-words.ts';
import { readTone } from './read-tone.ts';
import { isSameMatter, subjectsOf } from './subjects.ts';
import { findVague } from './vague-words.ts';

/** Shorter answers («Спасибо!») may be equal by chance. */
const REPEATED_WORDS_MIN = 5;
/** Share of common words from which on an answer repeats another one. */
const REPEATED_SHARE = 0.8;
/** Earlier answers that one is compared with. */
const EARLIER_MAX = 50;

/**
 * `template`: an answer to an appeal without anything concrete in the language of a brush-off, or which repeats an earlier
 * answer without a date; `foreign`: an answer about another subject than the appeal.
 */
export function findPoorAnswers(thread: ReadThread): Finding[] {
  const given: Set<string>[] = [];
  return thread.answers.flatMap((answer): Finding[] => {
    const { post } = answer.reply;
    const stems = new Set(plainWords(post.text).map(({ norm }) => stemRussian(norm)));
    const isRepeated =
      stems.size >= REPEATED_WORDS_MIN && given.some((earlier) => shareOf(stems, earlier) >= REPEATED_SHARE);
    given.push(stems);
    if (given.length > EARLIER_MAX) given.shift();
    if (answer.to === null || isThanks(answer.to.post.text)) return [];
    const repeated = isRepeated && findDates(post.text).length === 0;
    if (repeated) return [{ kind: 'template', postId: post.id, evidence: [wordless('repeated-answer')] }];
    const found = foreignOrTemplate(answer.to.post.text, post.text);
    // Sending somebody on, scolding and blaming are other faults.
    if (found === null || isOtherFault(post.text)) return [];
    return [{ ...found, postId: post.id }];
  });
}

function foreignOrTemplate(asked: string, answered: string): Pick<Finding, 'kind' | 'evidence'> | null {
  const foreign = foreignEvidence(asked, answered);
  if (foreign.length > 0) return { kind: 'foreign', evidence: foreign };
  const template = templateEvidence(answered);
  return template.length > 0 ? { kind: 'template', evidence: template } : null;
}

function isOtherFault(text: string): boolean {
  const { rude, blame } = readTone(text, true);
  return rude.length + blame.length > 0 || findRedirect(text).length > 0 || findClosed(text).length > 0;
}

function templateEvidence(text: string): Evidence[] {
  if (findConcrete(text).length > 0) return [];
  return findVague(text);
}

function foreignEvidence(asked: string, answered: string): Evidence[] {
  const subjects = subjectsOf(answered);
  if (subjects.size === 0 || subjectsOf(asked).size === 0 || isSameMatter(asked, answered)) return [];
  return [...subjects.values()].flat().slice(0, 3);
}

/** Share of common words among those of either text, 0..1 (Jaccard). */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const stem of one) if (other.has(stem)) common += 1;
  return common / (one.size + other.size - common);
}

function wordless(rule: string): Evidence {
  return { rule, quote: null, start: null, end: null };
}

import type { Evidence } from '../../contracts/enriched.ts';
import type { Finding } from '../../contracts/thread.ts';
import { copyKey } from '../../text/fold.ts';
import { findBoilerplate, findConcrete, findDates, findRedirect } from './answer-words.ts';
import type { Answer, ReadThread } from './read-thread.ts';
import { subjectsOf } from './subjects.ts';

/** Shorter answers («Спасибо!») may be equal by chance. */
const REPEATED_UNITS_MIN = 20;

/**
 * `template`: an answer to an appeal that promises nothing concrete in the language of a brush-off, or repeats an earlier
 * answer without a date; `foreign`: an answer about another subject than the appeal.
 */
export function findPoorAnswers(thread: ReadThread): Finding[] {
  const given = new Set<string>();
  return thread.answers.flatMap((answer): Finding[] => {
    const { post } = answer.reply;
    const key = copyKey(post.text);
    const isRepeated = key.length >= REPEATED_UNITS_MIN && given.has(key);
    given.add(key);
    const template = templateEvidence(answer, isRepeated);
    if (template.length > 0) return [{ kind: 'template', postId: post.id, evidence: template }];
    const foreign = foreignEvidence(answer);
    return foreign.length > 0 ? [{ kind: 'foreign', postId: post.id, evidence: foreign }] : [];
  });
}

function templateEvidence({ reply, to }: Answer, isRepeated: boolean): Evidence[] {
  const { text } = reply.post;
  if (to === null || to.appeal.length === 0) return [];
  if (isRepeated && findDates(text).length === 0) {
    return [{ rule: 'repeated-answer', quote: null, start: null, end: null }];
  }
  // Sending somebody on is another fault, if it is one.
  const isOther = findConcrete(text).length > 0 || findRedirect(text).length > 0;
  return isOther ? [] : findBoilerplate(text);
}

function foreignEvidence({ reply, to }: Answer): Evidence[] {
  if (to === null || to.appeal.length === 0) return [];
  const asked = subjectsOf(to.post.text);
  const answered = subjectsOf(reply.post.text);
  if (asked.size === 0 || answered.size === 0 || findRedirect(reply.post.text).length > 0) return [];
  const isSame = [...answered.keys()].some((subject) => asked.has(subject));
  return isSame ? [] : [...answered.values()].flat().slice(0, 3);
}

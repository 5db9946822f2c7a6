import type { Finding } from '../../contracts/thread.ts';
import { findConcrete } from './answer-words.ts';
import type { ReadThread } from './read-thread.ts';
import { findBlame, findRude } from './tone-words.ts';

/** `rude` and `blame`: how a body speaks to people. Naming a culprit beside what is done about it blames nobody. */
export function findBadTone(thread: ReadThread): Finding[] {
  return thread.answers.flatMap(({ reply }): Finding[] => {
    const { id: postId, text } = reply.post;
    const rude = findRude(text);
    const blame = findBlame(text);
    const accuses = blame.some(({ quote }) => /сам|жи[тл]|собственник|надо|нужно/iu.test(quote ?? ''));
    const isBlame = blame.length > 0 && (accuses || findConcrete(text).length === 0);
    const findings: Finding[] = [];
    if (rude.length > 0) findings.push({ kind: 'rude', postId, evidence: rude });
    if (isBlame) findings.push({ kind: 'blame', postId, evidence: blame });
    return findings;
  });
}

import type { Evidence } from '../../contracts/enriched.ts';
import type { Finding } from '../../contracts/thread.ts';
import type { Answer, ReadThread } from './read-thread.ts';
import { readTone } from './read-tone.ts';

/** `rude` and `blame`: how a body speaks to people. */
export function findBadTone(thread: ReadThread): Finding[] {
  return thread.answers.flatMap(({ reply, to }: Answer): Finding[] => {
    const { id: postId, text } = reply.post;
    const tone = readTone(text, to !== null);
    const found = (kind: 'rude' | 'blame', evidence: Evidence[]): Finding[] =>
      evidence.length === 0 ? [] : [{ kind, postId, evidence }];
    return [...found('rude', tone.rude), ...found('blame', tone.blame)];
  });
}

import type { Evidence } from '../../contracts/enriched.ts';
import type { PublicPost } from '../../contracts/queries/posts.ts';

/** What a marked word is evidence of. */
export const MARK_KINDS = ['place', 'topic', 'body', 'sentiment', 'hostile', 'finding'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** A marked stretch of a text, in UTF-16 offsets, [start, end). */
export interface Mark {
  kind: MarkKind;
  rule: string;
  start: number;
  end: number;
}

/** A stretch of text with everything that marks it; no marks: plain text. */
export interface Segment {
  text: string;
  marks: readonly Mark[];
}

/**
 * Cuts a text at every edge of a mark, so that overlapping marks become neighbours that carry both. Marks outside the
 * text, empty or upside down are left out, and an edge inside a surrogate pair moves out of it: offsets come from a
 * server and never break the text. The segments joined are the text.
 */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const sound = marks.map((mark) => clip(mark, text)).filter((mark) => mark.start < mark.end);
  const edges = [...new Set([0, text.length, ...sound.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    return {
      text: text.slice(start, end),
      marks: sound.filter((mark) => mark.start <= start && mark.end >= end),
    };
  });
}

function clip(mark: Mark, text: string): Mark {
  const start = Math.max(0, Math.trunc(mark.start) || 0);
  const end = Math.min(text.length, Math.trunc(mark.end) || 0);
  return {
    ...mark,
    start: isInsidePair(text, start) ? start - 1 : start,
    end: isInsidePair(text, end) ? end + 1 : end,
  };
}

function isInsidePair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
}

/** Marks of all evidence in a post. Sentiment is left out where hostility marks the same words. */
export function marksOf(post: PublicPost): Mark[] {
  const of = (kind: MarkKind, evidence: readonly Evidence[]): Mark[] =>
    evidence.flatMap(({ rule, start, end }) =>
      start === null || end === null ? [] : [{ kind, rule, start, end }],
    );
  const hostile = of('hostile', post.conflict.evidence);
  const isHostile = (mark: Mark) =>
    hostile.some((other) => other.start === mark.start && other.end === mark.end);
  return [
    ...hostile,
    ...post.places.map(({ start, end, evidence }) => ({
      kind: 'place' as const,
      rule: evidence[0]?.rule ?? 'place',
      start,
      end,
    })),
    ...unique([
      ...of('topic', post.blockEvidence),
      ...post.topics.flatMap((topic) => of('topic', topic.evidence)),
    ]),
    ...of('sentiment', post.sentiment.evidence).filter((mark) => !isHostile(mark)),
    ...post.bodies.flatMap((body) => of('body', body.evidence)),
  ];
}

function unique(marks: readonly Mark[]): Mark[] {
  return [...new Map(marks.map((mark) => [`${mark.start} ${mark.end} ${mark.rule}`, mark])).values()];
}

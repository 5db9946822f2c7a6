import type { Evidence } from '../contracts/enriched.ts';
import type { StoredPost } from '../contracts/post-store.ts';

/** One label that two versions of the processors see differently; in words without any of the post's own. */
export interface LabelDifference {
  field: string;
  from: string;
  to: string;
}

/** What stands for "none" in lists of labels. */
export const NONE = 'none';

/** Labels with how they are told. `evidence` is last: it is named only when it alone is different. */
const LABELS: readonly {
  field: string;
  value: (row: StoredPost) => unknown;
  words: (row: StoredPost) => string;
}[] = [
  { field: 'language', value: (row) => row.language, words: (row) => row.language },
  { field: 'noise', value: (row) => row.noise, words: (row) => row.noise ?? NONE },
  { field: 'block', value: (row) => row.block, words: (row) => row.block },
  { field: 'district', value: (row) => row.districtId, words: (row) => row.districtId ?? NONE },
  {
    field: 'districtConfidence',
    value: (row) => row.districtConfidence,
    words: (row) => String(row.districtConfidence),
  },
  {
    field: 'topics',
    value: (row) => row.topics.map(({ id, confidence }) => [id, confidence]),
    words: (row) => list(row.topics.map(({ id, confidence }) => `${id} ${confidence}`)),
  },
  {
    field: 'places',
    value: (row) => row.places.map(({ evidence: _, ...place }) => place),
    words: (row) => list(row.places.map(({ placeId }) => placeId)),
  },
  { field: 'isAppeal', value: (row) => row.isAppeal, words: (row) => String(row.isAppeal) },
  {
    field: 'sentiment',
    value: ({ sentiment: { label, score } }) => [label, score],
    words: ({ sentiment: { label, score } }) => `${label} ${score}`,
  },
  {
    field: 'conflict',
    value: ({ conflict: { score, aggression, kinds } }) => [score, aggression, kinds],
    words: ({ conflict: { score, aggression, kinds } }) => `${score}, ${aggression}, ${list(kinds)}`,
  },
  {
    field: 'bodies',
    value: (row) => row.bodies.map(({ id, role }) => [id, role]),
    words: (row) => list(row.bodies.map(({ id, role }) => `${id} ${role}`)),
  },
  { field: 'stems', value: (row) => row.stems, words: (row) => `${row.stems.length} stems` },
  { field: 'evidence', value: evidenceOf, words: (row) => `${evidenceOf(row).length} pieces` },
];

/** Where the labels of two rows of one post differ. Numbers are compared as the store keeps them, in 32 bits. */
export function labelDifference(before: StoredPost, after: StoredPost): LabelDifference[] {
  return LABELS.filter(({ value }) => !isSame(value(before), value(after))).map(({ field, words }) => ({
    field,
    from: words(before),
    to: words(after),
  }));
}

function evidenceOf(row: StoredPost): Evidence[] {
  return [
    ...row.blockEvidence,
    ...row.topics.flatMap(({ evidence }) => evidence),
    ...row.places.flatMap(({ evidence }) => evidence),
    ...row.bodies.flatMap(({ evidence }) => evidence),
    ...row.sentiment.evidence,
    ...row.conflict.evidence,
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.fround(a) === Math.fround(b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = Object.entries(a);
  const right = b as Record<string, unknown>;
  return left.length === Object.keys(b).length && left.every(([name, value]) => isSame(value, right[name]));
}

function list(words: readonly string[]): string {
  return words.length === 0 ? NONE : words.join(' ');
}

import type { Evidence } from './enriched.ts';

/**
 * Evidence as it is stored and sent between threads: the rule, with the offsets of its quote where it has one. The words
 * themselves stand in the text beside it, and go with it.
 */
export type PackedEvidence = string | readonly [rule: string, start: number, end: number];

/** Packs evidence on a text. Words that do not stand at their offsets are not kept. */
export function packEvidence(evidence: readonly Evidence[], text: string): PackedEvidence[] {
  return evidence.map(({ rule, quote, start, end }) =>
    quote !== null && start !== null && end !== null && text.slice(start, end) === quote
      ? [rule, start, end]
      : rule,
  );
}

/** Evidence with its quotes; without, where the text was cleared since. */
export function unpackEvidence(packed: readonly PackedEvidence[], text: string): Evidence[] {
  return packed.map((entry) => {
    if (typeof entry === 'string') return { rule: entry, quote: null, start: null, end: null };
    const [rule, start, end] = entry;
    if (end > text.length) return { rule, quote: null, start: null, end: null };
    return { rule, quote: text.slice(start, end), start, end };
  });
}

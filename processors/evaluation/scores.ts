/** What a row is and what it was taken for. */
export interface Verdict {
  gold: string;
  found: string;
}

/** Share of right verdicts, 0..1. */
export function accuracyOf(rows: readonly Verdict[]): number {
  return rows.filter(({ gold, found }) => gold === found).length / Math.max(1, rows.length);
}

/** F1 of one class, 0..1: 2·hits / (2·hits + false + missed). */
export function f1Of(rows: readonly Verdict[], label: string): number {
  let [hits, wrong, missed] = [0, 0, 0];
  for (const { gold, found } of rows) {
    if (found === label && gold === label) hits += 1;
    else if (found === label) wrong += 1;
    else if (gold === label) missed += 1;
  }
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong + missed);
}

/** Mean of the classes' F1, weighted by how often each is the right one. */
export function weightedF1Of(rows: readonly Verdict[]): number {
  const counts = new Map<string, { gold: number; found: number; hits: number }>();
  const of = (label: string) => {
    const known = counts.get(label) ?? { gold: 0, found: 0, hits: 0 };
    counts.set(label, known);
    return known;
  };
  for (const { gold, found } of rows) {
    of(gold).gold += 1;
    of(found).found += 1;
    if (gold === found) of(gold).hits += 1;
  }
  let sum = 0;
  for (const { gold, found, hits } of counts.values()) sum += gold * ((2 * hits) / (gold + found));
  return sum / Math.max(1, rows.length);
}

/** How well labels were found. Shares 0..1. */
export interface Measures {
  accuracy: number;
  /** Mean of the labels' F1, each counting as often as it is right. */
  weightedF1: number;
  /** Plain mean of the F1 of all labels that are right or were answered. */
  macroF1: number;
  /** Share of the texts whose right label is among the five best. */
  top5: number;
}

/** The right label of a text and the answered ones, best first. */
export interface Answered<L> {
  right: L;
  best: readonly L[];
}

interface Counts {
  right: number;
  found: number;
  hits: number;
}

const TOP = 5;

/** Measures of answers; of none, all are 0. */
export function measure<L>(answers: readonly Answered<L>[]): Measures {
  const byLabel = new Map<L, Counts>();
  const of = (label: L): Counts => {
    const known = byLabel.get(label) ?? { right: 0, found: 0, hits: 0 };
    byLabel.set(label, known);
    return known;
  };
  let hits = 0;
  let near = 0;
  for (const { right, best } of answers) {
    const first = best[0];
    of(right).right += 1;
    if (first !== undefined) of(first).found += 1;
    if (first === right) {
      of(right).hits += 1;
      hits += 1;
    }
    if (best.slice(0, TOP).includes(right)) near += 1;
  }
  let weighted = 0;
  let plain = 0;
  for (const counts of byLabel.values()) {
    const f1 = (2 * counts.hits) / (counts.right + counts.found);
    weighted += f1 * counts.right;
    plain += f1;
  }
  const rows = Math.max(1, answers.length);
  return {
    accuracy: hits / rows,
    weightedF1: weighted / rows,
    macroF1: plain / Math.max(1, byLabel.size),
    top5: near / rows,
  };
}

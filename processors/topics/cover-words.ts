/** A term of a topic found: its weight and its words, both ends included. */
export interface TermMatch {
  topic: string;
  term: string;
  weight: number;
  from: number;
  to: number;
}

/**
 * The matches that count: the heaviest first, each only when it holds a word that none before it holds («нет горячей
 * воды» leaves nothing to «вода»), and each term once. Their weights are added up.
 */
export function coverWords(matches: readonly TermMatch[]): { score: number; used: TermMatch[] } {
  if (matches.length === 1) return { score: matches[0]?.weight ?? 0, used: [...matches] };
  const ordered = [...matches].sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to);
  const covered = new Set<number>();
  const terms = new Set<string>();
  const used: TermMatch[] = [];
  let score = 0;
  for (const match of ordered) {
    if (terms.has(match.term) || isCovered(match, covered)) continue;
    terms.add(match.term);
    for (let i = match.from; i <= match.to; i += 1) covered.add(i);
    used.push(match);
    score += match.weight;
  }
  return { score, used };
}

function isCovered({ from, to }: TermMatch, covered: ReadonlySet<number>): boolean {
  for (let i = from; i <= to; i += 1) if (!covered.has(i)) return false;
  return true;
}

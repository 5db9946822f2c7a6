/** Edits up to which a name counts as a slip of another. */
const EDITS_MAX = 3;
/** Longer names are no slip of ours, and comparing them costs time. */
const NAME_LENGTH_MAX = 40;

/** The known name that differs by the fewest edits, or null when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  return nearestNames(name, known, 1)[0] ?? null;
}

/** Up to `max` known names within three edits (of short names, half their length), the nearest first. */
export function nearestNames(name: string, known: readonly string[], max: number): string[] {
  if (name.length > NAME_LENGTH_MAX) return [];
  const editsMax = Math.min(EDITS_MAX, Math.ceil(name.length / 2));
  return known
    .filter((candidate) => Math.abs(candidate.length - name.length) <= editsMax)
    .map((candidate) => ({ candidate, edits: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= editsMax)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, max)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance over UTF-16 units. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

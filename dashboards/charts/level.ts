/** How far a count is from its norm, in words, from quiet to loud; `unknown` without a norm. */
export const LEVELS = ['muchLess', 'less', 'usual', 'more', 'muchMore', 'spike'] as const;
export type Level = (typeof LEVELS)[number] | 'unknown';

/** Standard scores at which a level ends; the last one is open. The same in both themes and all lists. */
const UPPER = [-2, -1, 1, 2, 3] as const;

/** Level of a standard score; a score on a limit belongs to the level further from the norm. */
export function levelOf(z: number | null): Level {
  if (z === null || Number.isNaN(z)) return 'unknown';
  const index = UPPER.findIndex((limit) => (limit < 0 ? z <= limit : z < limit));
  return LEVELS[index === -1 ? UPPER.length : index] ?? 'usual';
}

/** Arrow that says a level without colour. */
export function arrowOf(level: Level): string {
  switch (level) {
    case 'muchLess':
      return '▼▼';
    case 'less':
      return '▼';
    case 'usual':
      return '≈';
    case 'more':
      return '▲';
    case 'muchMore':
      return '▲▲';
    case 'spike':
      return '▲▲▲';
    case 'unknown':
      return '·';
  }
}

/** What single keys can ask for. */
export type Action = 'search' | 'help' | 'next' | 'previous' | 'open' | 'overview' | 'explore' | 'sources';

const KEYS: Readonly<Record<string, Action>> = {
  '/': 'search',
  '?': 'help',
  j: 'next',
  k: 'previous',
  Enter: 'open',
};
const AFTER_G: Readonly<Record<string, Action>> = { o: 'overview', e: 'explore', s: 'sources' };

/** Letters of the same keys on a Russian keyboard. */
const RUSSIAN: Readonly<Record<string, string>> = {
  о: 'j',
  л: 'k',
  п: 'g',
  щ: 'o',
  у: 'e',
  ы: 's',
  '.': '/',
  ',': '?',
};

/** Longest pause between `g` and the letter that follows. */
const PAUSE_MS = 1_500;

/** Reads single keys one after the other: an action, or null. Both keyboard layouts work. */
export function createKeyReader(): (key: string, atMs: number) => Action | null {
  let prefixAt = Number.NEGATIVE_INFINITY;
  return (key, atMs) => {
    const latin = RUSSIAN[key.toLowerCase()] ?? key;
    const isAfterG = atMs - prefixAt <= PAUSE_MS;
    prefixAt = latin === 'g' ? atMs : Number.NEGATIVE_INFINITY;
    return (isAfterG ? AFTER_G[latin] : undefined) ?? KEYS[latin] ?? null;
  };
}

/** Latin letters that look like a Cyrillic one in lower or upper case, and that Cyrillic letter. */
const TO_CYRILLIC: ReadonlyMap<string, string> = new Map([
  ['a', 'а'],
  ['b', 'в'],
  ['c', 'с'],
  ['e', 'е'],
  ['h', 'н'],
  ['k', 'к'],
  ['m', 'м'],
  ['o', 'о'],
  ['p', 'р'],
  ['t', 'т'],
  ['x', 'х'],
  ['y', 'у'],
]);

const TO_LATIN: ReadonlyMap<string, string> = new Map(
  [...TO_CYRILLIC].map(([latin, cyrillic]) => [cyrillic, latin]),
);

/**
 * Gives a lower-case word that mixes the alphabets one alphabet: Cyrillic when every Latin letter of it looks Cyrillic
 * («вoдa» with Latin o and a), else Latin when every Cyrillic letter looks Latin. Parts between hyphens are judged
 * apart, so «online-запись» stays. A word that fits neither way, such as «vpnом», is left as it is.
 */
export function foldLookAlikes(word: string): string {
  return word.includes('-') ? word.split('-').map(foldPart).join('-') : foldPart(word);
}

function foldPart(part: string): string {
  return hasBoth(part)
    ? (replaceAll(part, isLatin, TO_CYRILLIC) ?? replaceAll(part, isCyrillic, TO_LATIN) ?? part)
    : part;
}

function hasBoth(part: string): boolean {
  let latin = false;
  let cyrillic = false;
  for (let i = 0; i < part.length; i += 1) {
    const code = part.charCodeAt(i);
    latin ||= code >= 0x61 && code <= 0x7a;
    cyrillic ||= code >= 0x4_30 && code <= 0x4_4f;
  }
  return latin && cyrillic;
}

/** The part with every letter of one alphabet replaced, or null when one of them has no look-alike. */
function replaceAll(
  part: string,
  isForeign: (char: string) => boolean,
  table: ReadonlyMap<string, string>,
): string | null {
  let result = '';
  for (const char of part) {
    const replacement = isForeign(char) ? table.get(char) : char;
    if (replacement === undefined) return null;
    result += replacement;
  }
  return result;
}

function isLatin(char: string): boolean {
  return char >= 'a' && char <= 'z';
}

function isCyrillic(char: string): boolean {
  return char >= 'а' && char <= 'я';
}

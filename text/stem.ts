import { stemRussian } from './russian-stem.ts';

/** Stems kept in each of the two generations: together 200,000, about 20 MB. */
const GENERATION_MAX = 100_000;
/** Longer words are no words of a language; their stems are not worth keeping. */
const MEMO_LENGTH_MAX = 40;

/**
 * Makes a stemmer for normal forms (`Token.norm`): Russian words lose their endings, words of other alphabets stay.
 * It remembers the stems of the words it meets; when a generation is full the older one is dropped, so words in use
 * stay remembered and memory stays bounded.
 */
export function createStemmer(): (norm: string) => string {
  let young = new Map<string, string>();
  let old = new Map<string, string>();
  return (norm) => {
    const known = young.get(norm);
    if (known !== undefined) return known;
    const stem = old.get(norm) ?? stemOf(norm);
    if (norm.length > MEMO_LENGTH_MAX) return stem;
    if (young.size >= GENERATION_MAX) {
      old = young;
      young = new Map();
    }
    young.set(ownCopy(norm), ownCopy(stem));
    return stem;
  };
}

function stemOf(norm: string): string {
  const last = norm.charCodeAt(norm.length - 1);
  return last >= 0x4_30 && last <= 0x4_4f ? stemRussian(norm) : norm;
}

/** A string that does not keep the post alive from which it was sliced. */
function ownCopy(text: string): string {
  let copy = '';
  for (let i = 0; i < text.length; i += 1) copy += text.charAt(i);
  return copy;
}

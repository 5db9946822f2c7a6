/** Columns that features are hashed to. At this size a hundred thousand features of a model rarely meet. */
export const COLUMNS = 1 << 20;

/** What a feature is made of. Each kind is hashed by its own seed, so that «вода» as a stem and as letters differ. */
export const KINDS = { stem: 1, pair: 2, letters: 3, term: 4 } as const;

const FNV_OFFSET = 0x81_1c_9d_c5;
const FNV_PRIME = 0x01_00_01_93;

/** 32-bit hash of `text.slice(start, end)` (FNV-1a over UTF-16 units, http://www.isthe.com/chongo/tech/comp/fnv/). */
export function hashSlice(text: string, start: number, end: number, seed: number): number {
  let hash = FNV_OFFSET ^ Math.imul(seed, 0x9e_37_79_b1);
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

/** Column of a feature's hash; the bits are mixed first, since those of FNV are weak at the top (murmur3's finaliser). */
export function columnOf(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85_eb_ca_6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2_b2_ae_35);
  mixed ^= mixed >>> 16;
  return mixed & (COLUMNS - 1);
}

/** Column of a stem. */
export function stemColumn(stem: string): number {
  return columnOf(hashSlice(stem, 0, stem.length, KINDS.stem));
}

/** Column of two stems that follow each other, by their hashes of the kind `pair`. */
export function pairOfHashes(left: number, right: number): number {
  return columnOf(Math.imul(left, FNV_PRIME) ^ right);
}

/** Column of a name that a list of terms gives: a term, its topic, its block. */
export function termColumn(name: string): number {
  return columnOf(hashSlice(name, 0, name.length, KINDS.term));
}

/** Longest word whose letters are looked at; further letters say nothing. */
const WORD_LENGTH_MAX = 30;
/** Letters in a row, the edges of the word included. */
const LETTERS_MIN = 2;
const LETTERS_MAX = 5;

/** Columns of the runs of 2 to 5 letters inside a word, its edges marked. At most 120. */
export function letterColumns(word: string): number[] {
  const edged = `<${word.slice(0, WORD_LENGTH_MAX)}>`;
  const columns: number[] = [];
  for (let length = LETTERS_MIN; length <= LETTERS_MAX; length += 1) {
    for (let start = 0; start + length <= edged.length; start += 1) {
      columns.push(columnOf(hashSlice(edged, start, start + length, KINDS.letters)));
    }
  }
  return columns;
}

/** The engine looks for as many texts at once. */
const TEXTS_MAX = 255;
/** Shorter pieces stand in texts of other people, too. */
const PIECE_UNITS_MIN = 16;
const PIECE_UNITS_MAX = 60;
const PIECES_OF_A_TEXT_MAX = 5;

/**
 * Pieces of texts by which copies of them are found, in lists that the engine can look for at once: from the beginning of
 * lines, because a copy may be cut short, and without what JSON writes otherwise, because a copy may be JSON.
 */
export function* searchPieces(texts: readonly string[]): Generator<string[]> {
  let list: string[] = [];
  for (const piece of new Set(texts.flatMap(piecesOf))) {
    list.push(piece);
    if (list.length < TEXTS_MAX) continue;
    yield list;
    list = [];
  }
  if (list.length > 0) yield list;
}

function piecesOf(text: string): string[] {
  return text
    .split(/["\\\p{Cc}]/u)
    .map((part) => part.trim().slice(0, PIECE_UNITS_MAX).trim())
    .map((part) => (part.isWellFormed() ? part : part.slice(0, -1)))
    .filter((part) => part.length >= PIECE_UNITS_MIN && part.isWellFormed())
    .slice(0, PIECES_OF_A_TEXT_MAX);
}

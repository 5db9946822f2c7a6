import { VecheError } from '../contracts/errors.ts';
import { createAnalyser } from './analyse.ts';
import { splitSearch, type SearchPiece } from './split-search.ts';

/** One thing that is looked for. `text` holds its normal forms, separated by a space; `stems` those of the text index. */
export interface SearchTerm {
  kind: 'form' | 'exact' | 'phrase';
  text: string;
  stems: string[];
}

/** A post matches when it holds one term at least of each group of `all`, and none of `none`. */
export interface SearchQuery {
  all: SearchTerm[][];
  none: SearchTerm[];
}

/** Every term is a condition of the query. */
const TERMS_MAX = 32;
const WORDS_MAX = 16;
const EXAMPLE = 'for example: вода OR "нет воды" -кулер =Остров';

/**
 * Reads what people type into the search: words in any form, `=word` exactly, `"a phrase"`, `-word` to leave out, and
 * `OR`, `ИЛИ` or `|` between alternatives. Words separated by spaces must all occur.
 * @throws {VecheError} `input` (where `q`): no words, a quote that is not closed, an operator without its word, more
 * than 32 terms, or more than 16 words in one.
 */
export function parseSearch(q: string): SearchQuery {
  const query: SearchQuery = { all: [], none: [] };
  const analyse = createAnalyser();
  let isAlternative = false;
  let count = 0;
  for (const piece of splitSearch(q)) {
    if (piece.kind === 'or') {
      if (isAlternative || query.all.length === 0) throw wrong('OR needs a word on both sides');
      isAlternative = true;
      continue;
    }
    const term = termOf(piece, analyse);
    if (term === null) continue;
    if ((count += 1) > TERMS_MAX) throw wrong(`the search has more than ${TERMS_MAX} terms`);
    if (piece.isRefused && isAlternative) throw wrong('a word to leave out cannot be an alternative');
    const group = isAlternative ? query.all.at(-1) : undefined;
    if (piece.isRefused) query.none.push(term);
    else if (group !== undefined) group.push(term);
    else query.all.push([term]);
    isAlternative = false;
  }
  if (isAlternative) throw wrong('OR needs a word on both sides');
  if (count === 0) throw wrong('the search holds no word');
  return query;
}

/** Null for a piece of punctuation, which nothing is lost by leaving out. */
function termOf(
  piece: Exclude<SearchPiece, { kind: 'or' }>,
  analyse: ReturnType<typeof createAnalyser>,
): SearchTerm | null {
  const { words } = analyse(piece.text);
  if (words.length === 0) {
    const isPlain = piece.kind === 'form' && !piece.isRefused && !/[\p{L}\p{N}]/u.test(piece.text);
    if (isPlain) return null;
    throw wrong(`"${piece.text.slice(0, 40)}" holds no word to look for`);
  }
  if (words.length > WORDS_MAX) throw wrong(`one term has more than ${WORDS_MAX} words`);
  const isPhrase = piece.kind === 'exact' && words.length > 1;
  return {
    kind: isPhrase ? 'phrase' : piece.kind,
    text: words.map((word) => word.token.norm).join(' '),
    stems: [...new Set(words.map((word) => word.stem))],
  };
}

function wrong(message: string): VecheError {
  return new VecheError('input', message, { where: 'q', hint: EXAMPLE });
}

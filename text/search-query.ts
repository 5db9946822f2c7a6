import { createAnalyser } from './analyse.ts';
import { searchProblem } from './search-problem.ts';
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

/**
 * Reads what people type into the search: words in any form, `=word` exactly, `"a phrase"`, `-word` to leave out, and
 * `OR`, `ИЛИ` or `|` between alternatives. Words separated by spaces must all occur. Filters such as `block:roads` are
 * taken out before (search-fields.ts).
 * @throws {VecheError} `input` (where `q`, with the place in the message): no words, a quote that is not closed, an
 * operator without its word, more than 32 terms, or more than 16 words in one.
 */
export function parseSearch(q: string): SearchQuery {
  const query: SearchQuery = { all: [], none: [] };
  const analyse = createAnalyser();
  let alternativeAt: number | null = null;
  let count = 0;
  for (const piece of splitSearch(q)) {
    if (piece.kind === 'or') {
      if (alternativeAt !== null || query.all.length === 0) throw lonelyOr(piece.at);
      alternativeAt = piece.at;
      continue;
    }
    const term = termOf(piece, analyse);
    if (term === null) continue;
    if ((count += 1) > TERMS_MAX)
      throw searchProblem(`the search has more than ${TERMS_MAX} terms`, piece.at);
    if (piece.isRefused && alternativeAt !== null)
      throw searchProblem('a word to leave out cannot be an alternative', piece.at);
    const group = alternativeAt === null ? undefined : query.all.at(-1);
    if (piece.isRefused) query.none.push(term);
    else if (group !== undefined) group.push(term);
    else query.all.push([term]);
    alternativeAt = null;
  }
  if (alternativeAt !== null) throw lonelyOr(alternativeAt);
  if (count === 0) throw searchProblem('the search holds no word', null);
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
    throw searchProblem(`"${piece.text.slice(0, 40)}" holds no word to look for`, piece.at);
  }
  if (words.length > WORDS_MAX) throw searchProblem(`one term has more than ${WORDS_MAX} words`, piece.at);
  const isPhrase = piece.kind === 'exact' && words.length > 1;
  return {
    kind: isPhrase ? 'phrase' : piece.kind,
    text: words.map((word) => word.token.norm).join(' '),
    stems: [...new Set(words.map((word) => word.stem))],
  };
}

function lonelyOr(at: number): ReturnType<typeof searchProblem> {
  return searchProblem('OR needs a word on both sides', at);
}

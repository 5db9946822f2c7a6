import { TEXT_CODE_POINTS_MAX } from '../contracts/post.ts';

const NUL = /\0/g;

/**
 * Makes a text safe to store: lone surrogates and NUL are removed, and what exceeds 16,384 code points is cut.
 * `truncated` says whether it was.
 */
export function boundText(text: string): { text: string; truncated: boolean } {
  // A code point has at most two units: what lies beyond can never be kept, however long the input is.
  const head = text.length > 4 * TEXT_CODE_POINTS_MAX ? text.slice(0, 4 * TEXT_CODE_POINTS_MAX) : text;
  const clean = withoutLoneSurrogates(head).replace(NUL, '');
  const end = endOfCodePoint(clean, TEXT_CODE_POINTS_MAX);
  const truncated = end < clean.length || head.length < text.length;
  return { text: clean.slice(0, end), truncated };
}

function withoutLoneSurrogates(text: string): string {
  return text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '');
}

/** UTF-16 offset just behind the `count`-th code point, or the length when the text is shorter. */
function endOfCodePoint(text: string, count: number): number {
  if (text.length <= count) return text.length;
  let end = 0;
  for (let points = 0; points < count && end < text.length; points += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xff_ff ? 2 : 1;
  }
  return end;
}

import type { Token } from './tokenise.ts';

/** What makes a name a place or an institution. */
const NAMED_AFTER =
  /^(?:улиц\p{L}*|ул|проспект\p{L}*|просп|пр|пр-т\p{L}*|пр-кт|переул\p{L}*|пер|площад\p{L}*|пл|наб|набережн\p{L}*|бульвар\p{L}*|бул|б-р|проезд\p{L}*|шоссе|имени|им|памятник\p{L}*|мемориал\p{L}*|парк\p{L}*|сквер\p{L}*|музе\p{L}*|стадион\p{L}*)$/u;
/** Ranks between the sign of a street and the name. */
const RANKS =
  /^(?:героя|советского|союза|россии|генерал\p{L}*|маршал\p{L}*|академик\p{L}*|адмирал\p{L}*|летчик\p{L}*|полковник\p{L}*|лейтенант\p{L}*|старшего|святого|князя|поэта|писателя|врача|профессора)$/u;
const RANKS_MAX = 8;

/** True when the name that begins at token `from` is that of a street, a school or a monument. */
export function isNamedAfter(text: string, tokens: readonly Token[], from: number): boolean {
  for (let i = from - 1; i >= 0 && from - i <= RANKS_MAX; i -= 1) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (token === undefined || next === undefined) return false;
    const gap = text.slice(token.end, next.start);
    if (gap.length > 2 || !/^\.? ?$/.test(gap)) return false;
    if (NAMED_AFTER.test(token.norm)) return true;
    if (!RANKS.test(token.norm)) return false;
  }
  return false;
}

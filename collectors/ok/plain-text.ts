import { decodeEntities } from '../../text/clean.ts';
import { MARKS } from '../../text/marks.ts';

/** A person in a text: `#u538901295641s#Анна Иванова#ue#`; groups are written with `g` in place of `u`. */
const PERSON = /#u(?<id>\d{1,20})s?#[^#\n]{0,120}#u[es]?#/g;
const GROUP = /#g\d{1,20}s?#(?<title>[^#\n]{0,120})#g[es]?#/g;
const LEADING_PERSON = /^\s*#u(?<id>\d{1,20})s?#/;

/** Text without markup: persons become a mark, groups their title. */
function plainText(raw: string): string {
  return decodeEntities(raw.replace(/<br\s*\/?>/gi, '\n'))
    .replace(PERSON, MARKS.mention)
    .replace(GROUP, '$<title>');
}

/** Id of the person that a text begins by addressing; null when none. */
export function leadingMention(raw: string): string | null {
  return LEADING_PERSON.exec(raw)?.groups?.['id'] ?? null;
}

/** One text of several: each without markup, empty ones left out, a blank line between. */
export function joinTexts(raws: readonly string[]): string {
  return raws
    .map((raw) => plainText(raw).trim())
    .filter(Boolean)
    .join('\n\n');
}

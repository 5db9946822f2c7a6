import { parseSearch, type SearchTerm } from '../../text/search-query.ts';
import type { Condition } from './condition.ts';

/** Text as exact words are looked for in it: the folding of the tokeniser, as far as the engine has it. */
const FOLDED_TEXT = "replaceAll(lowerUTF8(normalizeUTF8NFKC(text)), 'ё', 'е')";
/**
 * Letters and digits of lower case, by blocks of Unicode. `\p{L}\p{N}` says it better and costs three times as much: the engine
 * compiles the expression anew for each block of rows, and these classes have 800 ranges.
 */
const WORD_CHARS =
  '0-9a-z\\x{df}-\\x{f6}\\x{f8}-\\x{24f}\\x{370}-\\x{1fff}\\x{2c00}-\\x{2dff}\\x{3040}-\\x{d7ff}\\x{f900}-\\x{fdff}';
/** A word begins and ends where no letter, digit or inner hyphen goes on. RE2: linear in the text. */
const WORD_START = `(?:^|[^${WORD_CHARS}-]|(?:^|[^${WORD_CHARS}])-)`;
const WORD_END = `(?:$|[^${WORD_CHARS}-]|-(?:$|[^${WORD_CHARS}]))`;
const BETWEEN_WORDS = `[^${WORD_CHARS}]+`;

/**
 * SQL of a search: word forms through the text index of stems; exact words and phrases through the index first, then on
 * the text itself.
 * @throws {VecheError} `input` when `q` does not parse.
 */
export function searchCondition(q: string): Condition {
  const { all, none } = parseSearch(q);
  const params: Record<string, unknown> = {};
  let count = 0;
  const termSql = (term: SearchTerm): string => {
    count += 1;
    params[`stems${count}`] = term.stems;
    const byStems = `hasAllTokens(stems, {stems${count}: Array(String)})`;
    if (term.kind === 'form') return byStems;
    params[`pattern${count}`] = patternOf(term.text);
    return `(${byStems} AND match(${FOLDED_TEXT}, {pattern${count}: String}))`;
  };
  const groups = all.map((group) => `(${group.map(termSql).join(' OR ')})`);
  const refused = none.map((term) => `NOT ${termSql(term)}`);
  return { sql: [...groups, ...refused].join(' AND ') || 'true', params };
}

function patternOf(words: string): string {
  const escaped = words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return WORD_START + escaped.join(BETWEEN_WORDS) + WORD_END;
}

/**
 * SQL that takes the quotes out of a column with JSON of labels or findings and leaves all else: `quote`, and the offsets
 * beside it, become null, the text of a place becomes empty. The JSON is `JSON.stringify`'s, in which a quotation mark inside
 * a text is always escaped, so that a key is never found inside a value. RE2 matches in linear time.
 */
export function withoutQuotes(column: string): string {
  return REPLACEMENTS.reduce((sql, { pattern, by }) => {
    return `replaceRegexpAll(${sql}, '${literal(pattern)}', '${literal(by)}')`;
  }, column);
}

/** SQL condition: the column holds a quote. */
export function holdsQuote(column: string): string {
  return `position(${column}, '"quote":"') > 0`;
}

const STRING = '"(?:[^"\\\\]|\\\\.)*"';
const OFFSETS = '(?:,"start":(?:\\d+|null),"end":(?:\\d+|null))';

const REPLACEMENTS = [
  { pattern: `"quote":${STRING}${OFFSETS}`, by: '"quote":null,"start":null,"end":null' },
  // Whatever order a later version writes them in, the words themselves go.
  { pattern: `"quote":${STRING}`, by: '"quote":null' },
  { pattern: `"text":${STRING}${OFFSETS}`, by: '"text":"","start":0,"end":0' },
  { pattern: `"text":${STRING}`, by: '"text":""' },
];

function literal(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}

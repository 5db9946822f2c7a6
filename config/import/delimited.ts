/** Fields of one row more than this are no list of settlements. */
const FIELDS_MAX = 64;

/** Fields of a line of CSV (RFC 4180 without line ends in fields), trimmed; null when a quote is left open. */
export function splitDelimited(line: string, separator: string): string[] | null {
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length && fields.length < FIELDS_MAX) {
    if (line.charAt(at) !== '"') {
      const end = line.indexOf(separator, at);
      fields.push(line.slice(at, end === -1 ? line.length : end).trim());
      if (end === -1) return fields;
      at = end + 1;
      continue;
    }
    const end = quoteEnd(line, at + 1);
    if (end === -1) return null;
    fields.push(
      line
        .slice(at + 1, end)
        .replaceAll('""', '"')
        .trim(),
    );
    const next = line.indexOf(separator, end);
    if (next === -1) return fields;
    at = next + 1;
  }
  return fields;
}

/** The separator that a header or first row uses: the one of `;`, tab and `,` that is found most. */
export function separatorOf(line: string): string {
  const counts = [';', '\t', ','].map((sign) => [sign, line.split(sign).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

function quoteEnd(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at !== -1; at = line.indexOf('"', at + 2)) {
    if (line.charAt(at + 1) !== '"') return at;
  }
  return -1;
}

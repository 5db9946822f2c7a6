/** Value of a structured header and its parameters by lower-case name: `text/plain; charset="koi8-r"`. */
export interface Field {
  value: string;
  parameters: ReadonlyMap<string, string>;
}

const PARAMETERS_MAX = 50;

/** Reads a Content-Type or Content-Disposition (RFC 2045, 5.1); linear, never throws. */
export function readField(header: string): Field {
  const [value = '', ...rest] = splitOutsideQuotes(header);
  const parameters = new Map<string, string>();
  for (const part of rest.slice(0, PARAMETERS_MAX)) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const name = part.slice(0, equals).trim().toLowerCase();
    const written = part.slice(equals + 1).trim();
    const isQuoted = written.length > 1 && written.startsWith('"') && written.endsWith('"');
    if (!parameters.has(name)) parameters.set(name, isQuoted ? written.slice(1, -1) : written);
  }
  return { value: value.trim().toLowerCase(), parameters };
}

function splitOutsideQuotes(header: string): string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < header.length; at += 1) {
    const sign = header[at];
    if (sign === '\\' && isQuoted) at += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ';' && !isQuoted) {
      parts.push(header.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(header.slice(start));
  return parts;
}

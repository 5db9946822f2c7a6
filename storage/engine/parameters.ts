import { VecheError } from '../../contracts/errors.ts';

/** A value for a `{name: Type}` place. Arrays may be nested. */
export type Parameter = string | number | bigint | boolean | null | readonly Parameter[];

const PLACE = /\{(\w+)\s*:/g;
const NAME = /^\w{1,64}$/;

/**
 * The statement that gives a query its values, ending in `; `; empty without values. chDB's own binding runs one
 * parameterised query at a time in the whole process (its values are not separated by connection), so a slow read would
 * hold all others; `SET param_…` is separated by connection, and connections are handed out exclusively.
 * @throws {VecheError} `internal` when a place of the query has no value, or a value cannot be written.
 */
export function parameterStatement(sql: string, params: Readonly<Record<string, unknown>>): string {
  for (const [, name = ''] of sql.matchAll(PLACE)) {
    if (!Object.hasOwn(params, name)) throw new VecheError('internal', `a query has no value for {${name}}`);
  }
  const parts = Object.entries(params).map(([name, value]) => {
    if (!NAME.test(name))
      throw new VecheError('internal', `"${name}" cannot be the name of a query parameter`);
    return `param_${name} = ${quote(parameterText(value, name))}`;
  });
  return parts.length === 0 ? '' : `SET ${parts.join(', ')}; `;
}

/** What the engine reads a parameter from: TSV escaping outside, SQL literals inside arrays. */
function parameterText(value: unknown, name: string): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escape(value, TSV_SPECIAL);
  return literal(value, name);
}

function literal(value: unknown, name: string): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, name)).join(',')}]`;
  throw new VecheError('internal', `the query parameter ${name} has a value that SQL cannot hold`);
}

/** Only these can end or change a quoted literal; the rest is escaped so that one line stays one line. */
const LITERAL_SPECIAL = /[\\'\0\b\f\n\r\t]/g;
const TSV_SPECIAL = /[\\\0\b\f\n\r\t]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function quote(text: string): string {
  return `'${escape(text, LITERAL_SPECIAL)}'`;
}

function escape(text: string, special: RegExp): string {
  return text.replace(special, (char) => ESCAPES[char] ?? char);
}

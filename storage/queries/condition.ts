import type { Span } from './local-shift.ts';

/** A condition in SQL with the values of its `{name: Type}` places. No value ever stands in the text. */
export interface Condition {
  sql: string;
  params: Record<string, unknown>;
}

/** All of them; absent ones are left out. */
export function and(conditions: readonly (Condition | null)[]): Condition {
  const present = conditions.filter((condition) => condition !== null);
  return {
    sql: present.map((condition) => condition.sql).join(' AND ') || 'true',
    params: Object.assign({}, ...present.map((condition) => condition.params)),
  };
}

/** The column has one of the values; null when there is no such filter. `name` is the place of the values. */
export function oneOf(
  column: string,
  name: string,
  values: readonly string[] | null | undefined,
): Condition | null {
  if (values === null || values === undefined) return null;
  return { sql: `${column} IN {${name}: Array(String)}`, params: { [name]: values } };
}

/** The array column holds at least one of the values; null when there is no such filter. */
export function holdsOneOf(
  column: string,
  name: string,
  values: readonly string[] | undefined,
): Condition | null {
  if (values === undefined) return null;
  return { sql: `hasAny(${column}, {${name}: Array(String)})`, params: { [name]: values } };
}

/**
 * The moment of the column lies in one of the half-open spans: the form in which the primary key is used. `name` begins
 * the places of the edges; two of these in one query need two names.
 */
export function during(column: string, spans: readonly Span[], name = 'period'): Condition {
  const params: Record<string, unknown> = {};
  const parts = spans.map(({ from, to }, index) => {
    params[`${name}From${index}`] = from;
    params[`${name}To${index}`] = to;
    return (
      `(${column} >= fromUnixTimestamp64Milli({${name}From${index}: Int64}, 'UTC') AND ` +
      `${column} < fromUnixTimestamp64Milli({${name}To${index}: Int64}, 'UTC'))`
    );
  });
  return { sql: `(${parts.join(' OR ') || 'false'})`, params };
}

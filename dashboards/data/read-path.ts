import type { Span } from '../state/period.ts';

/** Path of a read with its parameters; what is undefined is left out. */
export function readPath(
  name: string,
  params: Readonly<Record<string, string | number | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) if (value !== undefined) query.set(key, String(value));
  const text = query.toString();
  return text === '' ? name : `${name}?${text}`;
}

/** A span as the parameters `from` and `to`. */
export function spanParams({ from, to }: Span): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

import { VkError } from './errors.ts';

/** Parameters of a call, from the address or the body. */
export type Parameters = Readonly<Record<string, string>>;

/** A whole number within bounds. @throws {VkError} 100 */
export function wholeOf(
  parameters: Parameters,
  name: string,
  { fallback, min, max }: { fallback: number | null; min: number; max: number },
): number {
  const text = parameters[name];
  if (text === undefined || text === '') {
    if (fallback === null) throw new VkError(100);
    return fallback;
  }
  const value = /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new VkError(100);
  return value;
}

/**
 * The value of a JSON text; whole numbers that a JavaScript number cannot hold exactly (ids and markers have 64 bits) stay
 * as their digits. @throws {SyntaxError} when it is no JSON, {RangeError} when it is nested too deeply.
 */
export function parseExactly(text: string): unknown {
  const keepDigits = (_key: string, value: unknown, context?: { source?: string }): unknown => {
    const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
    return isInexact && /^-?\d{1,40}$/.test(context?.source ?? '') ? context?.source : value;
  };
  return JSON.parse(text, keepDigits) as unknown;
}

const LENGTH_MAX = 300;
const KEYS_MAX = 24;

/**
 * A sample of a raw item that shows its build and none of its content, so that no name, number or token is kept:
 * an object becomes its keys with types and lengths, a text has its letters as `x` and digits as `0`. At most 300
 * characters.
 */
export function sampleOf(raw: unknown): string {
  return (typeof raw === 'string' ? shapeOfText(raw) : shapeOfValue(raw, 0)).slice(0, LENGTH_MAX);
}

function shapeOfText(text: string): string {
  return text.slice(0, LENGTH_MAX).replace(/\p{L}/gu, 'x').replace(/\p{N}/gu, '0');
}

function shapeOfValue(value: unknown, depth: number): string {
  if (typeof value === 'string') return `string(${value.length})`;
  if (value === null || typeof value !== 'object') return typeof value === 'object' ? 'null' : typeof value;
  if (Array.isArray(value)) return `array(${value.length})`;
  if (depth > 1) return 'object';
  const fields = Object.entries(value)
    .slice(0, KEYS_MAX)
    .map(([key, field]) => `${/^[a-z_:-]{1,24}$/i.test(key) ? key : '?'}: ${shapeOfValue(field, depth + 1)}`);
  return `{${fields.join(', ')}}`;
}

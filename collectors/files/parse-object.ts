/** Levels of nesting; a post has three, and deeper values would overflow the stack of whoever writes them again. */
const DEPTH_MAX = 32;

/** The JSON object on a line, or why there is none. Never throws. */
export function parseObject(line: string): { value: Record<string, unknown> } | { reason: string } {
  if (isDeep(line)) return { reason: `nested deeper than ${DEPTH_MAX} levels` };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: 'no JSON' };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { reason: 'no JSON object' };
  // An own key of this name would become the prototype of any object it is copied to.
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return { value: Object.fromEntries(entries) };
}

function isDeep(line: string): boolean {
  let depth = 0;
  let isString = false;
  for (let i = 0; i < line.length; i += 1) {
    const character = line[i];
    if (isString) {
      if (character === '\\') i += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > DEPTH_MAX) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
}

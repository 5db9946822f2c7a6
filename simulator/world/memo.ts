/** Remembers results of a pure function by `keyOf` its input, at most `max`; the oldest go first. */
export function memo<Input, Value>(
  max: number,
  make: (input: Input) => Value,
  keyOf: (input: Input) => string | number,
): (input: Input) => Value {
  const known = new Map<string | number, { value: Value }>();
  return (input) => {
    const key = keyOf(input);
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = make(input);
    if (known.size >= max) {
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    }
    known.set(key, { value });
    return value;
  };
}

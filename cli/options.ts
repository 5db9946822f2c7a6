import { InvalidArgumentError } from 'commander';

/** Options that every command has. */
export interface CommonOptions {
  config?: string;
  data?: string;
}

/** A whole number within bounds, for commander. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(`expected a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}

/** `2`, `0.5` or `500/s`: posts a second. */
export function rate(text: string): number {
  const value = Number(text.replace(/\/s$/, ''));
  if (!Number.isFinite(value) || value <= 0 || value > 10_000) {
    throw new InvalidArgumentError('expected posts a second, such as 2 or 500/s.');
  }
  return value;
}

/** One of a fixed list. */
export function oneOf<T extends string>(values: readonly T[]): (text: string) => T {
  return (text) => {
    const found = values.find((value) => value === text);
    if (found === undefined) throw new InvalidArgumentError(`expected one of ${values.join(', ')}.`);
    return found;
  };
}

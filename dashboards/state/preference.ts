import { effect, signal, type Signal } from '@preact/signals';

/**
 * A choice that the browser remembers under `veche.<name>`. Storage that is switched off or full changes nothing but
 * that the choice is forgotten.
 */
export function preference<T extends string>(name: string, fallback: T, allowed: readonly T[]): Signal<T> {
  const key = `veche.${name}`;
  const kept = allowed.find((value) => value === read(key));
  const choice = signal(kept ?? fallback);
  effect(() => write(key, choice.value));
  return choice;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows refuse to store: the choice lives until the page is closed.
  }
}

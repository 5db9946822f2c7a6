/** Words and phrases with one value each, from lists that are separated by commas. */
export function weighted<T>(lists: readonly (readonly [value: T, phrases: string])[]): [string, T][] {
  return lists.flatMap(([value, phrases]) =>
    phrases.split(',').map((phrase): [string, T] => [phrase.trim(), value]),
  );
}

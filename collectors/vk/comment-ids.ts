/** Comment ids kept for all posts of one wall, in characters: the cursor has to stay small. */
const LENGTH_MAX = 100_000;

/** Ascending ids as differences in base 36, about three characters each. */
export function encodeIds(ids: Iterable<number>): string {
  let previous = 0;
  return [...ids]
    .sort((a, b) => a - b)
    .map((id) => {
      const step = id - previous;
      previous = id;
      return step.toString(36);
    })
    .join(',');
}

/** Ids as `encodeIds` wrote them. */
export function decodeIds(text: string): number[] {
  let previous = 0;
  if (text === '') return [];
  return text.split(',').map((step) => (previous += Number.parseInt(step, 36)));
}

/** Drops the lists of the first posts until all together fit the cursor; vanished comments there are not noticed. */
export function fitLists<Tuple extends [...unknown[], string]>(oldestFirst: readonly Tuple[]): Tuple[] {
  let room = LENGTH_MAX;
  return oldestFirst
    .toReversed()
    .map((tuple) => {
      const list = tuple.at(-1) as string;
      room -= list.length;
      return room >= 0 ? tuple : ([...tuple.slice(0, -1), ''] as Tuple);
    })
    .toReversed();
}

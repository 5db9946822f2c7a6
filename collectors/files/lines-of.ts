/** Longest line read, in UTF-16 units. */
export const LINE_LENGTH_MAX = 1_000_000;

/** Lines without their ends; null for one that is too long, of which no more than the cap is held. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string | null> {
  let begun = '';
  let isTooLong = false;
  for await (const chunk of text) {
    const parts = chunk.split('\n');
    for (const [index, part] of parts.entries()) {
      isTooLong ||= begun.length + part.length > LINE_LENGTH_MAX;
      begun = isTooLong ? '' : begun + part;
      if (index === parts.length - 1) continue;
      yield isTooLong ? null : begun;
      begun = '';
      isTooLong = false;
    }
  }
  if (begun !== '' || isTooLong) yield isTooLong ? null : begun;
}

/** Texts cut into words. */
export type Sources = readonly (readonly string[])[];

/** Cuts texts at white space; those of three words and less are left out. */
export function readSources(texts: readonly string[]): Sources {
  return texts.map((text) => text.split(/\s+/).filter(Boolean)).filter((words) => words.length > 3);
}

/** A text of so many words, put together from runs of 3 to 8 words of the sources. `sources` must not be empty. */
export function composeText(sources: Sources, length: number, dice: () => number): string {
  const words: string[] = [];
  while (words.length < length) {
    const source = sources[Math.floor(dice() * sources.length)] ?? ['—'];
    const run = 3 + Math.floor(dice() * 6);
    const start = Math.floor(dice() * Math.max(1, source.length - run));
    words.push(...source.slice(start, start + run));
  }
  return words.slice(0, length).join(' ');
}

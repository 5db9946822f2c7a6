const TITLE_MAX = 200;

/** Beginning of a text as the title of its story: at most 200 code points, because half of a surrogate pair is no text. */
export function storyTitle(text: string): string {
  return Array.from(text.slice(0, TITLE_MAX * 2))
    .slice(0, TITLE_MAX)
    .join('');
}

import { isSpace } from './chars.ts';

/**
 * Runs of white space become one space, or one line end if they hold one, or one empty line if they hold several;
 * none is left at the ends.
 */
export function collapseSpace(text: string): string {
  const parts: string[] = [];
  let gap = '';
  let begun = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (!isSpace(code)) {
      if (begun < 0) {
        if (parts.length > 0) parts.push(gap);
        begun = i;
      }
      continue;
    }
    if (begun >= 0) {
      parts.push(text.slice(begun, i));
      [begun, gap] = [-1, ' '];
    }
    if (code === 10) gap = gap === ' ' ? '\n' : '\n\n';
  }
  if (begun >= 0) parts.push(text.slice(begun));
  return parts.join('');
}

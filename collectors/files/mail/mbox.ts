import { linesOf } from '../lines-of.ts';

/**
 * Letters of an mbox (RFC 4155): each begins with a line `From ` after an empty one. Of a letter no more than
 * `bytesMax` is held; lines that are too long are dropped.
 */
export async function* lettersOfMbox(text: AsyncIterable<string>, bytesMax: number): AsyncGenerator<string> {
  let lines: string[] | null = null;
  let length = 0;
  let isAfterEmpty = true;
  for await (const written of linesOf(text)) {
    const line = written?.endsWith('\r') === true ? written.slice(0, -1) : (written ?? '');
    if (isAfterEmpty && line.startsWith('From ')) {
      if (lines !== null) yield lines.join('\n');
      [lines, length] = [[], 0];
    } else if (lines !== null && length + line.length <= bytesMax) {
      // Programs that store an mbox put a > before such lines of the text.
      lines.push(/^>+From /.test(line) ? line.slice(1) : line);
      length += line.length + 1;
    }
    isAfterEmpty = line === '';
  }
  if (lines !== null) yield lines.join('\n');
}

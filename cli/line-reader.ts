import type { Readable } from 'node:stream';

/** One line of a stream. `text` is null when the line is longer than the cap or is not UTF-8; `reason` says which. */
export type Line =
  { number: number; text: string; reason: null } | { number: number; text: null; reason: string };

/** Longest line that is read: a post of 16,384 code points with all its fields fits many times. */
const LINE_BYTES_MAX = 4 * 1024 * 1024;

/**
 * Lines of a stream in groups as they arrive, in bounded memory whatever the input is. Empty lines are left out, but
 * numbered.
 */
export async function* readLines(input: Readable, bytesMax = LINE_BYTES_MAX): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: Buffer[] = [];
  let partBytes = 0;
  let number = 0;

  function finish(last: Buffer): Line | null {
    number += 1;
    const bytes = partBytes + last.length;
    const whole = parts.length === 0 ? last : Buffer.concat([...parts, last]);
    parts.length = 0;
    partBytes = 0;
    if (bytes > bytesMax) return { number, text: null, reason: `longer than ${bytesMax} bytes` };
    return decodeLine(whole, number, decoder);
  }

  function keep(part: Buffer): void {
    // Of a line over the cap only its length is kept.
    if (partBytes <= bytesMax) parts.push(part);
    partBytes += part.length;
  }

  for await (const chunk of input) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
    const lines: Line[] = [];
    let start = 0;
    for (let end = buffer.indexOf(10); end !== -1; end = buffer.indexOf(10, start)) {
      const line = finish(buffer.subarray(start, end));
      if (line !== null) lines.push(line);
      start = end + 1;
    }
    if (start < buffer.length) keep(buffer.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (partBytes > 0) {
    const line = finish(Buffer.alloc(0));
    if (line !== null) yield [line];
  }
}

function decodeLine(bytes: Buffer, number: number, decoder: InstanceType<typeof TextDecoder>): Line | null {
  try {
    const text = decoder.decode(bytes).trim();
    return text === '' ? null : { number, text, reason: null };
  } catch {
    return { number, text: null, reason: 'not UTF-8' };
  }
}

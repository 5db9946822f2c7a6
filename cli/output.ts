import { once } from 'node:events';
import { createWriteStream, openSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Writes text and waits while the reader is slower. */
export async function write(output: Writable, text: string): Promise<void> {
  if (text !== '' && !output.write(text)) await once(output, 'drain');
}

/** Copies an answer as it comes. */
export async function copyTo(output: Writable, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) if (!output.write(chunk)) await once(output, 'drain');
}

/** Where bad lines go: into a file, or counted with their first line numbers. */
export interface BadLines {
  add(line: number, reason: string, raw: string | null): Promise<void>;
  /** Says on stderr how many there were. */
  close(): Promise<void>;
}

const NUMBERS_SHOWN = 20;
const RAW_CHARACTERS_MAX = 2_000;

/** Opens the place for bad lines. @throws the operating system's error when the file cannot be written to. */
export function openBadLines(file: string | undefined, stderr: Writable): BadLines {
  // Opened at once: a wrong path is told before any work is done.
  const output = file === undefined ? null : createWriteStream('', { fd: openSync(file, 'a', 0o600) });
  const reasons = new Map<string, { count: number; lines: number[] }>();
  return {
    async add(line, reason, raw) {
      const seen = reasons.get(reason) ?? { count: 0, lines: [] };
      seen.count += 1;
      if (seen.lines.length < NUMBERS_SHOWN) seen.lines.push(line);
      if (reasons.size < 1000 || reasons.has(reason)) reasons.set(reason, seen);
      if (output !== null) {
        await write(
          output,
          `${JSON.stringify({ line, reason, raw: raw?.slice(0, RAW_CHARACTERS_MAX) ?? null })}\n`,
        );
      }
    },
    async close() {
      for (const [reason, { count, lines }] of reasons) {
        const more = count > lines.length ? ' …' : '';
        stderr.write(`quarantined ${count}: ${reason} (line ${lines.join(', ')}${more})\n`);
      }
      if (output === null) return;
      output.end();
      await finished(output);
    },
  };
}

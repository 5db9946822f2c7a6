import { Readable, type Writable } from 'node:stream';
import type { z } from 'zod';
import { VecheError, type ErrorCode } from '../contracts/errors.ts';
import type { Tell, WorkProgress } from '../contracts/maintenance.ts';
import { readLines } from './line-reader.ts';

/** On a terminal the line is renewed so often; elsewhere a line is written so often. */
const TERMINAL_MS = 200;
const PLAIN_MS = 10_000;

/** The report of work that the API answers with lines of progress. @throws {VecheError} the problem it ended with. */
export async function followWork<Report>(
  lines: AsyncIterable<Uint8Array>,
  schema: z.ZodType<Report>,
  tell: Tell,
): Promise<Report> {
  for await (const group of readLines(Readable.from(lines))) {
    for (const { text } of group) {
      const line = JSON.parse(text ?? '{}') as WorkLine;
      if (line.progress) tell(line.progress);
      if (line.problem !== undefined) throw problemError(line.problem);
      if (line.result !== undefined) return schema.parse(line.result);
    }
  }
  throw new VecheError('network', 'the connection to the running Veche ended before the work did', {
    hint: 'look at its log, then run the command again: it goes on where it stopped',
  });
}

interface WorkLine {
  progress?: WorkProgress | null;
  result?: unknown;
  problem?: { code?: ErrorCode; title?: string; detail?: string; hint?: string };
}

function problemError({ code, title, detail, hint }: NonNullable<WorkLine['problem']>): VecheError {
  const message = detail ?? title ?? 'the work failed';
  return new VecheError(code ?? 'internal', message, hint === undefined ? {} : { hint });
}

/** Shows progress as count, rate and time left. */
export interface ProgressLine {
  tell: Tell;
  /** Ends the line on a terminal. */
  end(): void;
}

/** Progress on a stream: one line renewed on a terminal, now and then a line elsewhere. `now` is in ms. */
export function createProgressLine(output: Writable & { isTTY?: boolean }, now: () => number): ProgressLine {
  const isTerminal = output.isTTY === true;
  let startedAt = now();
  let shownAt = now();
  let what = '';
  let isShown = false;
  return {
    tell(progress) {
      if (progress.what !== what) {
        ({ what } = progress);
        startedAt = now();
      }
      if (now() - shownAt < (isTerminal ? TERMINAL_MS : PLAIN_MS)) return;
      shownAt = now();
      const line = progressText(progress, (now() - startedAt) / 1000);
      output.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
      isShown = isTerminal;
    },
    end() {
      if (isShown) output.write('\r\u001b[K');
    },
  };
}

/** `48,212 of 120,000 posts replayed, 1,204/s, 60 s left`. */
export function progressText({ what, done, total }: WorkProgress, seconds: number): string {
  if (done === 0 && total === null) return `${what} …`;
  const of = total === null ? '' : ` of ${grouped(total)}`;
  const rate = seconds > 0 ? done / seconds : 0;
  const speed = rate > 0 ? `, ${grouped(Math.round(rate))}/s` : '';
  const left = rate > 0 && total !== null ? `, ${Math.ceil((total - done) / rate)} s left` : '';
  return `${grouped(done)}${of} ${what}${speed}${left}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

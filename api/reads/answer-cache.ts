import { createHash } from 'node:crypto';
import type { Clock } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';

/** A serialised answer. */
export interface Answer {
  body: Buffer;
  etag: string;
}

/** Answers that equal requests share, for a second. */
export interface AnswerCache {
  /**
   * The answer of a key: a kept one, the one that is being made, or a new one. Making goes on while anybody waits for it.
   * @throws {VecheError} `aborted` when `signal` fires; what `make` throws, which is not kept.
   */
  get(key: string, signal: AbortSignal, make: (signal: AbortSignal) => Promise<Buffer>): Promise<Answer>;
}

/** People see the same second alike; a burst of equal requests costs one query (measured: 68 to 250 times as many). */
const KEPT_MS = 1_000;
const ANSWERS_MAX = 1_000;
const BYTES_MAX = 64 * 1024 * 1024;

interface Entry {
  answer: Promise<Answer>;
  /** Infinity while it is being made. */
  endsAt: number;
  bytes: number;
  waiting: number;
  making: AbortController;
}

export function createAnswerCache({ clock }: { clock: Clock }): AnswerCache {
  return new SharedAnswers(clock);
}

class SharedAnswers implements AnswerCache {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async get(
    key: string,
    signal: AbortSignal,
    make: (signal: AbortSignal) => Promise<Buffer>,
  ): Promise<Answer> {
    if (signal.aborted) throw aborted();
    const known = this.#entries.get(key);
    const entry = known !== undefined && known.endsAt > this.#clock.now() ? known : this.#begin(key, make);
    entry.waiting += 1;
    try {
      return await unlessAborted(entry.answer, signal);
    } finally {
      entry.waiting -= 1;
      if (entry.waiting === 0 && entry.endsAt === Infinity) {
        entry.making.abort();
        this.#forget(key, entry);
      }
    }
  }

  #begin(key: string, make: (signal: AbortSignal) => Promise<Buffer>): Entry {
    this.#makeRoom();
    const making = new AbortController();
    const entry: Entry = {
      answer: make(making.signal).then((body) => ({ body, etag: etagOf(body) })),
      endsAt: Infinity,
      bytes: 0,
      waiting: 0,
      making,
    };
    entry.answer.then(
      ({ body }) => {
        entry.endsAt = this.#clock.now() + KEPT_MS;
        entry.bytes = body.length;
      },
      () => this.#forget(key, entry),
    );
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }

  /** Answers end in the order in which they were begun, nearly; the ones in the making stay. */
  #makeRoom(): void {
    const now = this.#clock.now();
    let bytes = 0;
    for (const [key, entry] of this.#entries) {
      if (entry.endsAt <= now) this.#entries.delete(key);
      else bytes += entry.bytes;
    }
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size < ANSWERS_MAX && bytes <= BYTES_MAX) return;
      if (entry.endsAt === Infinity) continue;
      this.#entries.delete(key);
      bytes -= entry.bytes;
    }
  }
}

function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

function aborted(): VecheError {
  return new VecheError('aborted', 'the reader went away');
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const gone = new Promise<never>((_, reject) => {
    stop = () => reject(aborted());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, gone]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

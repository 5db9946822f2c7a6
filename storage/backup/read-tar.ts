import { VecheError } from '../../contracts/errors.ts';
import { readTarHeader, TAR_BLOCK, tarPadding } from './tar-header.ts';

export interface TarEntry {
  name: string;
  bytes: number;
  /** Has to be read before the next entry; what is left of it is skipped. */
  content: AsyncIterable<Buffer>;
}

/**
 * Files of a tar, in bounded memory, while it arrives.
 * @throws {VecheError} `unreadable` when it is damaged or cut short, or names a file outside of its folder.
 */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = createReader(chunks);
  try {
    for (;;) {
      const entry = readTarHeader(Buffer.concat(await toList(reader.take(TAR_BLOCK))));
      if (entry === null) return reader.drain();
      const { name, bytes } = entry;
      if (!isInside(name)) throw damaged();
      const content = reader.take(bytes);
      yield { name, bytes, content };
      await toNothing(content);
      await toNothing(reader.take(tarPadding(bytes).length));
    }
  } finally {
    await reader.close();
  }
}

interface Reader {
  take(bytes: number): AsyncGenerator<Buffer>;
  /** Reads to the end, so that whoever sends is not left with what nobody takes. */
  drain(): Promise<void>;
  /** Tells whoever sends that nothing more is read. */
  close(): Promise<void>;
}

function createReader(chunks: AsyncIterable<Uint8Array>): Reader {
  const iterator = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    async *take(bytes) {
      let left = bytes;
      while (left > 0) {
        if (rest.length === 0) {
          const next = await iterator.next();
          if (next.done === true) throw damaged();
          rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
        }
        const piece = rest.subarray(0, left);
        rest = rest.subarray(piece.length);
        left -= piece.length;
        if (piece.length > 0) yield piece;
      }
    },
    async drain() {
      while ((await iterator.next()).done !== true);
    },
    async close() {
      await iterator.return?.();
    },
  };
}

async function toList(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const list: Buffer[] = [];
  for await (const piece of pieces) list.push(piece);
  return list;
}

async function toNothing(pieces: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of pieces);
}

function isInside(name: string): boolean {
  return name !== '' && name.split('/').every((part) => !['', '.', '..'].includes(part));
}

function damaged(): VecheError {
  return new VecheError('unreadable', 'the backup is damaged or was cut short', { hint: 'take another one' });
}

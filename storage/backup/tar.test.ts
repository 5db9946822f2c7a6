import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTar } from './read-tar.ts';
import { readTarHeader, TAR_BLOCK, tarEnd, tarHeader, tarPadding } from './tar-header.ts';

interface File {
  name: string;
  content: Buffer;
}

function pack(files: readonly File[]): Buffer {
  const entries = files.flatMap(({ name, content }) => [
    tarHeader(name, content.length),
    content,
    tarPadding(content.length),
  ]);
  return Buffer.concat([...entries, tarEnd()]);
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpack(chunks: AsyncIterable<Uint8Array>): Promise<File[]> {
  const files: File[] = [];
  for await (const { name, content } of readTar(chunks)) {
    const parts: Buffer[] = [];
    for await (const part of content) parts.push(part);
    files.push({ name, content: Buffer.concat(parts) });
  }
  return files;
}

const name = fc
  .array(fc.stringMatching(/^[\w-][\w.-]{0,40}$/), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'));
const file = fc.record({
  name,
  content: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
});

test('every file comes back as it was packed, however the bytes arrive', async () => {
  const property = fc.asyncProperty(
    fc.array(file, { maxLength: 5 }),
    fc.integer({ min: 1, max: 3_000 }),
    async (files, size) => {
      expect(await unpack(pieces(pack(files), size))).toEqual(files);
    },
  );
  await fc.assert(property, { numRuns: 50 });
});

test('content that is not read is skipped', async () => {
  const files = [
    { name: 'a', content: Buffer.alloc(1_300, 1) },
    { name: 'b', content: Buffer.from('b') },
  ];
  const names: string[] = [];
  for await (const entry of readTar(pieces(pack(files), 100))) names.push(entry.name);
  expect(names).toEqual(['a', 'b']);
});

test('whoever sends is told when nothing more is read, at the end, after a fault and when the reader leaves', async () => {
  const bytes = pack([{ name: 'a', content: Buffer.alloc(5_000) }]);
  const damaged = Buffer.alloc(2_000, 7);
  let closed = 0;
  async function* sent(of: Buffer): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces(of, 600);
    } finally {
      closed += 1;
    }
  }
  await unpack(sent(bytes));
  await expect(unpack(sent(damaged))).rejects.toThrow();
  for await (const _ of readTar(sent(bytes))) break;
  expect(closed).toBe(3);
});

test('a cut or damaged tar, and a name that leads out of the folder, are refused', async () => {
  const whole = pack([{ name: 'a', content: Buffer.alloc(2_000, 7) }]);
  const damaged = Buffer.from(whole);
  damaged.writeUInt8(65, 3);
  const outside = ['../a', '/a', 'a/../../b', 'a//b', '.'].map((bad) =>
    pack([{ name: bad, content: Buffer.alloc(1) }]),
  );
  const cuts = [0, 100, TAR_BLOCK, TAR_BLOCK + 1_999, whole.length - 2 * TAR_BLOCK].map((at) =>
    whole.subarray(0, at),
  );
  for (const bytes of [damaged, ...outside, ...cuts]) {
    await expect(unpack(pieces(bytes, 700))).rejects.toThrow(expect.objectContaining({ code: 'unreadable' }));
  }
});

test('sizes above 8 GiB and names of up to 255 bytes have a place in the header', () => {
  const long = `${'d'.repeat(150)}/${'f'.repeat(100)}`;
  for (const bytes of [0, 8 ** 11 - 1, 8 ** 11, 5e12]) {
    expect(readTarHeader(tarHeader(long, bytes))).toEqual({ name: long, bytes });
  }
  expect(() => tarHeader('n'.repeat(101), 1)).toThrow(expect.objectContaining({ code: 'internal' }));
});

import { Writable, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { VecheError } from '../contracts/errors.ts';

const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);
/** Compressions on top of each other; more is an attack. */
const LAYERS_MAX = 2;

/**
 * The decompressed body, read no further than `bytesMax` at any stage.
 * @throws {VecheError} `too_large` above the cap, `unreadable` for an unknown compression; broken streams as they come.
 */
export async function readBody(
  body: Readable,
  { encoding, bytesMax }: { encoding: string | undefined; bytesMax: number },
): Promise<Buffer> {
  const decoders = decodersOf(encoding, body);
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = new Writable({
    write(chunk: Buffer, _, done) {
      size += chunk.length;
      chunks.push(chunk);
      done(size > bytesMax ? tooLarge(bytesMax) : null);
    },
  });
  await pipeline([body, ...decoders, collect]);
  return Buffer.concat(chunks);
}

function decodersOf(encoding: string | undefined, body: Readable): Transform[] {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const makers = names.toReversed().map((name) => DECODERS.get(name));
  if (names.length <= LAYERS_MAX && makers.every((make) => make !== undefined))
    return makers.map((make) => make());
  // Giving up a body is no error of its own.
  body.on('error', () => undefined).destroy();
  throw new VecheError('unreadable', 'the answer is compressed in a way that was not asked for', {
    where: `content-encoding: ${names.join(', ').slice(0, 80)}`,
  });
}

function tooLarge(bytesMax: number): VecheError {
  return new VecheError('too_large', `the answer is larger than ${bytesMax} bytes`, {
    hint: 'check the address: nothing that Veche reads is that large',
  });
}

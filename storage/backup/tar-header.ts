import { VecheError } from '../../contracts/errors.ts';

/** A tar file is made of blocks of this size (POSIX.1-1988, `ustar`). */
export const TAR_BLOCK = 512;
const NAME_LENGTH = 100;
const PREFIX_LENGTH = 155;
/** Largest size that eleven octal digits can say: 8 GiB. */
const OCTAL_MAX = 8 ** 11 - 1;

/** Header of a file of mode 600. @throws {VecheError} `internal` when the name has no place in it. */
export function tarHeader(name: string, bytes: number): Buffer {
  const header = Buffer.alloc(TAR_BLOCK);
  const [prefix, rest] = splitName(name);
  header.write(rest, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  writeSize(header, bytes);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar', 257);
  header.write('00', 263);
  header.write(prefix, 345);
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Zeros that fill the last block of a file. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((TAR_BLOCK - (bytes % TAR_BLOCK)) % TAR_BLOCK);
}

/** Two empty blocks. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * TAR_BLOCK);
}

/**
 * Name and size from a header; null at the end of the file.
 * @throws {VecheError} `unreadable` when it is no header of a file.
 */
export function readTarHeader(header: Buffer): { name: string; bytes: number } | null {
  if (header.every((byte) => byte === 0)) return null;
  const sum = Number.parseInt(header.toString('latin1', 148, 156), 8);
  const isFile = header[156] === 48;
  if (sum !== checksumOf(header) || !isFile || header.toString('latin1', 257, 262) !== 'ustar') {
    throw new VecheError('unreadable', 'the backup is damaged: a header in the .tar file is wrong', {
      hint: 'take another backup; this one cannot be trusted',
    });
  }
  const prefix = textAt(header, 345, PREFIX_LENGTH);
  const rest = textAt(header, 0, NAME_LENGTH);
  return { name: prefix === '' ? rest : `${prefix}/${rest}`, bytes: readSize(header) };
}

function splitName(name: string): [prefix: string, rest: string] {
  if (Buffer.byteLength(name) <= NAME_LENGTH) return ['', name];
  for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)];
    if (Buffer.byteLength(rest) <= NAME_LENGTH && Buffer.byteLength(prefix) <= PREFIX_LENGTH)
      return [prefix, rest];
  }
  throw new VecheError('internal', 'the name of a file is too long for a .tar file', { where: name });
}

/** Above 8 GiB the size is a binary number, marked by its first bit (GNU and star). */
function writeSize(header: Buffer, bytes: number): void {
  if (bytes <= OCTAL_MAX) {
    header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124);
    return;
  }
  header.writeUInt8(0x80, 124);
  header.writeBigUInt64BE(BigInt(bytes), 128);
}

function readSize(header: Buffer): number {
  if (header[124] === 0x80) return Number(header.readBigUInt64BE(128));
  return Number.parseInt(textAt(header, 124, 12), 8);
}

function textAt(header: Buffer, at: number, length: number): string {
  const end = header.indexOf(0, at);
  return header.toString('utf8', at, end === -1 || end > at + length ? at + length : end);
}

/** Sum of all bytes, those of the checksum itself taken for spaces. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 32;
  for (let at = 0; at < TAR_BLOCK; at += 1) if (at < 148 || at >= 156) sum += header[at] ?? 0;
  return sum;
}

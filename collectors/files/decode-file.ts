import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { VecheError } from '../../contracts/errors.ts';

/** Bytes looked at to find out what a file is. */
const HEAD_BYTES = 256 * 1024;

/** A file of which the beginning was read. */
export interface OpenedFile {
  file: string;
  /** When it was last changed, ms. */
  modifiedMs: number;
  head: Buffer;
}

/** A file as text. */
export interface TextFile {
  encoding: string;
  /** The beginning of the text, enough to see how it is built. */
  head: string;
  /** The whole text in pieces, without a byte order mark. */
  text: AsyncIterable<string>;
}

/** @throws {VecheError} `input` when it cannot be read. */
export async function openFile(file: string): Promise<OpenedFile> {
  try {
    const { mtimeMs } = await stat(file);
    return { file, modifiedMs: Math.floor(mtimeMs), head: await readHead(file) };
  } catch (cause) {
    throw unreadableFile(file, cause);
  }
}

/** A file or folder that the system does not let us read. */
export function unreadableFile(file: string, cause: unknown): VecheError {
  return new VecheError('input', 'the file cannot be read', {
    where: file,
    hint: 'check the path and the access rights',
    cause,
  });
}

/**
 * A file as text: a byte order mark decides the encoding, then whether its beginning is UTF-8; else it is
 * windows-1251, which spreadsheets of Russian offices write.
 */
export function textOf({ file, head: bytes }: OpenedFile): TextFile {
  const encoding = encodingOf(bytes);
  const head = new TextDecoder(encoding).decode(bytes, { stream: true });
  return { encoding, head, text: decode(file, encoding) };
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    // As a stream: the head may end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

async function* decode(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

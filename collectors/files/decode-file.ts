import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { VecheError } from '../../contracts/errors.ts';

/** Bytes looked at to find out the encoding. */
const HEAD_BYTES = 256 * 1024;

/** A file as text. */
export interface TextFile {
  encoding: string;
  /** When it was last changed, ms: stands for the date of rows that have none, so that reading again changes nothing. */
  modifiedMs: number;
  /** The beginning of the text, enough to see how it is built. */
  head: string;
  /** The whole text in pieces, without a byte order mark. */
  text: AsyncIterable<string>;
}

/**
 * Opens a text file: a byte order mark decides the encoding, then whether its beginning is UTF-8; else it is
 * windows-1251, which spreadsheets of Russian offices write.
 * @throws {VecheError} `input` when it cannot be read.
 */
export async function openTextFile(file: string): Promise<TextFile> {
  try {
    const { mtimeMs } = await stat(file);
    const bytes = await readHead(file);
    const encoding = encodingOf(bytes);
    const head = new TextDecoder(encoding).decode(bytes, { stream: true });
    return { encoding, modifiedMs: Math.floor(mtimeMs), head, text: decode(file, encoding) };
  } catch (cause) {
    throw new VecheError('input', 'the file cannot be read', {
      where: file,
      hint: 'check the path and the access rights',
      cause,
    });
  }
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

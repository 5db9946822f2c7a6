import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { VecheError } from '../../../contracts/errors.ts';
import { unreadableFile } from '../decode-file.ts';
import { lettersOfMbox } from './mbox.ts';

/** Bytes read of one letter: its text comes before its attachments. */
const LETTER_BYTES_MAX = 10 * 1024 * 1024;
const FILES_MAX = 1_000_000;
/** A Maildir has two levels. */
const DEPTH_MAX = 4;

/**
 * Letters, one byte a character, of an .eml file, an mbox, or a folder of those such as a Maildir, in the order of their
 * names. Hidden files and letters that are still being delivered (`tmp`) are left out.
 * @throws {VecheError} `input` when something cannot be read.
 */
export async function* readLetters(path: string): AsyncGenerator<{ raw: string; modifiedMs: number }> {
  for await (const { file, modifiedMs } of filesIn(path, 0)) {
    const raw = await readHead(file);
    if (!raw.startsWith('From ')) yield { raw, modifiedMs };
    else {
      const text = createReadStream(file, { encoding: 'latin1' }) as AsyncIterable<string>;
      for await (const letter of lettersOfMbox(text, LETTER_BYTES_MAX)) yield { raw: letter, modifiedMs };
    }
  }
}

async function* filesIn(path: string, depth: number): AsyncGenerator<{ file: string; modifiedMs: number }> {
  const about = await stat(path).catch((cause: unknown) => {
    throw unreadableFile(path, cause);
  });
  if (about.isFile()) yield { file: path, modifiedMs: Math.floor(about.mtimeMs) };
  if (!about.isDirectory() || depth > DEPTH_MAX) return;
  const names = await readdir(path);
  if (names.length > FILES_MAX) {
    throw new VecheError('too_large', 'the folder holds too many files', {
      where: path,
      hint: `move letters that were imported elsewhere, so that fewer than ${FILES_MAX} are left`,
    });
  }
  for (const name of names.sort()) {
    if (!name.startsWith('.') && name !== 'tmp') yield* filesIn(join(path, name), depth + 1);
  }
}

async function readHead(file: string): Promise<string> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      const length = Math.min(size, LETTER_BYTES_MAX);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw unreadableFile(file, cause);
  }
}

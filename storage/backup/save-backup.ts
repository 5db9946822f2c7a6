import type { BackupReport, Tell } from '../../contracts/maintenance.ts';
import { VecheError } from '../../contracts/errors.ts';
import { CONTENTS_FILE, MANIFEST_FILE, parseManifest, type BackupManifest } from './manifest.ts';
import { readTar, type TarEntry } from './read-tar.ts';
import { createTarget, type BackupTarget } from './target.ts';

/** A manifest of a million files. */
const MANIFEST_BYTES_MAX = 256 * 1024 * 1024;

/**
 * Asks for a backup and saves it as it arrives, into a new folder or a new `.tar` file, and compares every file with the manifest at its end.
 * @throws {VecheError} `conflict` when the path is taken; `unreadable` when it arrived damaged or not to its end; nothing
 * stands under the path then.
 */
export async function saveBackup(
  ask: () => Promise<AsyncIterable<Uint8Array>>,
  path: string,
  tell: Tell,
): Promise<BackupReport> {
  const target = await createTarget(path);
  try {
    const { manifest, hashes } = await takeAll(await ask(), target, tell);
    const { files, livePosts, landedPages } = manifest;
    const wrong = files.find(({ name, sha256 }) => hashes.get(name) !== sha256);
    if (wrong !== undefined) throw incomplete(wrong.name);
    await target.finish();
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { path, posts: livePosts, files: files.length, bytes, landedPages };
  } catch (error) {
    await target.abandon();
    throw error;
  }
}

async function takeAll(
  chunks: AsyncIterable<Uint8Array>,
  target: BackupTarget,
  tell: Tell,
): Promise<{ manifest: BackupManifest; hashes: Map<string, string> }> {
  const hashes = new Map<string, string>();
  let manifest: BackupManifest | null = null;
  let total: number | null = null;
  let done = 0;
  for await (const entry of readTar(chunks)) {
    if (entry.name === MANIFEST_FILE || entry.name === CONTENTS_FILE) {
      const text = await textOf(entry);
      if (entry.name === MANIFEST_FILE) manifest = parseManifest(text, MANIFEST_FILE);
      else total = (JSON.parse(text) as { bytes: number }).bytes;
      await target.add({ ...entry, content: pieceOf(text) });
      continue;
    }
    hashes.set(entry.name, await target.add(entry));
    done += entry.bytes;
    tell({ what: 'bytes saved', done, total });
  }
  if (manifest === null) throw incomplete(MANIFEST_FILE);
  return { manifest, hashes };
}

async function textOf({ content, bytes, name }: TarEntry): Promise<string> {
  if (bytes > MANIFEST_BYTES_MAX) throw incomplete(name);
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function* pieceOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

function incomplete(name: string): VecheError {
  return new VecheError('unreadable', 'the backup did not arrive whole', {
    where: name,
    hint: 'nothing was kept of it; look at the log of the running Veche and try again',
  });
}

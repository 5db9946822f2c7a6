import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Writes a file and does not return before it is on disk; only its owner may read it. */
export function writeNow(file: string, flags: 'w' | 'r+', content: Buffer): void {
  const handle = openSync(file, flags, 0o600);
  try {
    writeSync(handle, content, 0, content.length, 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes new and removed names of a folder durable. */
export function syncFolderNow(dir: string): void {
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolderNow, writeNow } from './write-now.ts';

const KEY_NAME = /^(\d{4}-(?:0[1-9]|1[0-2]))\.key(?:\.tmp)?$/;

/** File of the key of a month (`2026-11`). */
export function keyFile(dir: string, month: string): string {
  return join(dir, `${month}.key`);
}

/** File that stands in the place of a destroyed key. */
export function destroyedFile(dir: string, month: string): string {
  return join(dir, `${month}.destroyed`);
}

/** First millisecond after a month of UTC. */
export function monthEnd(month: string): number {
  return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)));
}

/**
 * Destroys the key files of months that ended before the moment: first the mark that the month has no key, so that no crash
 * in between makes a new one, then the key is overwritten and removed. Returns the months.
 * Overwriting does not reach copies that a file system or a flash disk keeps by itself: the folder belongs on an encrypted
 * disk.
 * @throws the error of the operating system.
 */
export function destroyKeyFiles(dir: string, before: number): string[] {
  if (!existsSync(dir)) return [];
  const destroyed = new Set<string>();
  for (const name of readdirSync(dir).sort()) {
    const month = KEY_NAME.exec(name)?.[1];
    if (month === undefined || monthEnd(month) > before) continue;
    writeNow(destroyedFile(dir, month), 'w', Buffer.alloc(0));
    syncFolderNow(dir);
    const file = join(dir, name);
    writeNow(file, 'r+', randomBytes(statSync(file).size));
    unlinkSync(file);
    syncFolderNow(dir);
    destroyed.add(month);
  }
  return [...destroyed];
}

import { join } from 'node:path';
import type { StoredPost } from '../contracts/post-store.ts';
import type { Network } from '../contracts/post.ts';
import { makeBackup, type BackupDeps, type BackupOptions } from './backup/make-backup.ts';
import { VecheError } from '../contracts/errors.ts';
import { idsOfChannel } from './forget/ids-of-channel.ts';
import type { Outbox } from './outbox.ts';
import { removeQuarantinedWith } from './quarantine.ts';
import { clearThreadQuotes } from './retention/clear-texts.ts';
import { countTexts, scanTexts } from './scan-posts.ts';

/** What the long work of an operator needs of a store, beside what everybody uses. */
export interface Maintenance {
  /** Live posts of a half-open period (ISO) that still have their text; oldest first, in pieces. */
  scanTexts(period: { from: string; to: string }): AsyncIterable<StoredPost[]>;
  countTexts(period: { from: string; to: string }): Promise<number>;
  /** Ids of the live posts of a channel that were not deleted, in pieces. */
  idsOfChannel(channel: { network: Network; channelId: string }): AsyncIterable<string[]>;
  /** Clears every quote in the audits of at most 500 threads. Resolves with the number of audits that had one. */
  clearThreadQuotes(rootIds: readonly string[]): Promise<number>;
  /** Removes quarantined items that hold one of at most 255 texts. */
  removeQuarantinedWith(texts: readonly string[]): Promise<number>;
  removeDamagedBatches(): Promise<number>;
  /** As `makeBackup`; besides @throws {VecheError} `conflict` while another backup is made. */
  backup(options: BackupOptions): AsyncIterable<Buffer>;
}

interface MaintenanceDeps extends Omit<BackupDeps, 'engineDir'> {
  /** Folder of the store. */
  dir: string;
  outbox: Outbox;
}

export function createMaintenance(deps: MaintenanceDeps): Maintenance {
  const { pool, outbox, dir } = deps;
  let isBackingUp = false;
  return {
    scanTexts: (period) => scanTexts(pool, period),
    countTexts: (period) => countTexts(pool, period),
    idsOfChannel: (channel) => idsOfChannel(pool, channel),
    clearThreadQuotes: (rootIds) => clearThreadQuotes(pool, rootIds),
    removeQuarantinedWith: (texts) => removeQuarantinedWith(pool, texts),
    removeDamagedBatches: () => outbox.removeDamaged(),
    async *backup(options) {
      if (isBackingUp) {
        throw new VecheError('conflict', 'a backup is being made already', { hint: 'wait until it is done' });
      }
      isBackingUp = true;
      try {
        yield* makeBackup({ ...deps, engineDir: join(dir, 'engine') }, options);
      } finally {
        isBackingUp = false;
      }
    },
  };
}

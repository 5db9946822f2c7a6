import { resolve } from 'node:path';
import { VecheError } from '../../contracts/errors.ts';
import { refuseWhileRunning } from '../api-access.ts';
import { createProgressLine } from '../follow-work.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { restoreData } from '../restore-data.ts';
import { readSettings } from '../settings.ts';

interface RestoreCommandOptions extends CommonOptions {
  replace?: boolean;
  tombstones?: string;
}

/**
 * `restore`: brings a backup back, with what was taken away since, and verifies it.
 * @throws {VecheError} `conflict` while a process owns the folder, when it holds data, or when the numbers are not right.
 */
export async function restoreCommand(from: string, options: RestoreCommandOptions): Promise<void> {
  const settings = readSettings({ ...options, data: options.data ?? readSettings(options).config.dataDir });
  await refuseWhileRunning(settings.config.dataDir, 'stop it first: a restore replaces what it works on');
  const progress = createProgressLine(process.stderr, Date.now);
  const restored = await restoreData(settings, {
    from: resolve(from),
    isReplacing: options.replace === true,
    tombstones: options.tombstones === undefined ? null : resolve(options.tombstones),
    tell: progress.tell,
  });
  progress.end();
  const { manifest, journal, erased, verified } = restored;
  await write(
    process.stdout,
    `restored ${manifest.livePosts} posts of ${manifest.madeAt} and ${manifest.landedPages} waiting pages\n` +
      (journal === null
        ? 'No journal of deletions was found beside the store, so what was deleted or forgotten after the backup is back: ' +
          'if you have it, restore again with --tombstones FILE.\n'
        : `${erased} posts that were deleted or forgotten since were taken away again (${journal})\n`) +
      `${verified.checkedPosts} posts and ${verified.checkedCells} cells compared: ${verified.differences.length} differences\n`,
  );
  if (verified.differences.length === 0) return;
  throw new VecheError('conflict', `${verified.differences.length} differences between rollups and posts`, {
    hint: 'run ./veche verify to see them, and ./veche verify --repair',
  });
}

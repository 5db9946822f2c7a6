import { resolve } from 'node:path';
import { saveBackup } from '../../storage/backup/save-backup.ts';
import { withApi } from '../api-access.ts';
import { createProgressLine } from '../follow-work.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';

/** `backup`: saves everything that is stored into a new folder or `.tar` file, also while Veche runs. */
export async function backupCommand(to: string, options: CommonOptions): Promise<void> {
  const path = resolve(to);
  const progress = createProgressLine(process.stderr, Date.now);
  await withApi(readSettings(options), async (api) => {
    const ask = () => api({ method: 'POST', path: '/api/v1/admin/backup', body: {} });
    const { posts, files, bytes, landedPages } = await saveBackup(ask, path, progress.tell);
    progress.end();
    const megabytes = (bytes / 1e6).toFixed(1);
    await write(
      process.stdout,
      `${path}: ${posts} posts, ${landedPages} waiting pages, ${files} files, ${megabytes} MB\n` +
        'It holds texts and no keys of authors. ./veche restore brings it back.\n',
    );
  });
}

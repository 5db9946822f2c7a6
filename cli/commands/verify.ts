import { VecheError } from '../../contracts/errors.ts';
import type { RepairReport, VerifyReport } from '../../contracts/post-store.ts';
import { readText, withApi } from '../api-access.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';

interface VerifyOptions extends CommonOptions {
  repair?: boolean;
}

const DIFFERENCES_SHOWN = 50;

/**
 * `verify`: compares all that is derived from the posts with them; `--repair` mends it first.
 * @throws {VecheError} `conflict` on any difference that is left.
 */
export async function verify(options: VerifyOptions): Promise<void> {
  const body = { repair: options.repair ?? false };
  await withApi(readSettings(options), async (api) => {
    const answer = await readText(await api({ method: 'POST', path: '/api/v1/admin/verify', body }));
    const report = JSON.parse(answer) as VerifyReport & Partial<RepairReport>;
    const { checkedPosts, checkedCells, differences, mended = [] } = report;
    for (const { table, rows } of mended) await write(process.stdout, `${table}: ${rows} rows mended\n`);
    await write(process.stdout, `${checkedPosts} posts and ${checkedCells} cells compared\n`);
    for (const { where, rollup, posts } of differences.slice(0, DIFFERENCES_SHOWN)) {
      await write(process.stdout, `${where}: ${rollup} in the rollup, ${posts} by the posts\n`);
    }
    if (differences.length === 0) return;
    throw new VecheError('conflict', `${differences.length} differences between rollups and posts`, {
      hint:
        options.repair === true
          ? 'this is a fault of Veche: keep the data folder and report it'
          : 'run ./veche verify --repair; this is a fault of Veche: please report it',
    });
  });
}

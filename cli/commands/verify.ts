import { VecheError } from '../../contracts/errors.ts';
import type { VerifyReport } from '../../contracts/post-store.ts';
import { readText, withApi } from '../api-access.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';

const DIFFERENCES_SHOWN = 50;

/** `verify`: compares the rollups with the posts. @throws {VecheError} `conflict` on any difference. */
export async function verify(options: CommonOptions): Promise<void> {
  await withApi(readSettings(options), async (api) => {
    const answer = await readText(await api({ method: 'POST', path: '/api/v1/admin/verify', body: {} }));
    const { checkedPosts, checkedCells, differences } = JSON.parse(answer) as VerifyReport;
    await write(process.stdout, `${checkedPosts} posts and ${checkedCells} cells compared\n`);
    for (const { where, rollup, posts } of differences.slice(0, DIFFERENCES_SHOWN)) {
      await write(process.stdout, `${where}: ${rollup} in the rollup, ${posts} by the posts\n`);
    }
    if (differences.length === 0) return;
    throw new VecheError('conflict', `${differences.length} differences between rollups and posts`, {
      hint: 'this is a fault of Veche: keep the data folder and report it',
    });
  });
}

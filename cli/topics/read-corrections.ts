import { BLOCKS } from '../../contracts/enriched.ts';
import { CORRECTION_ENTITY, type CorrectionRecord } from '../../contracts/corrections.ts';
import type { Label } from '../../processors/topics/topic-model.ts';
import { refuseWhileRunning } from '../api-access.ts';
import { openSystem } from '../compose.ts';
import { clockOfFolder } from '../data-clock.ts';
import { createLogger } from '../logger.ts';
import type { Settings } from '../settings.ts';

/** Posts asked for at once. */
const ROWS_MAX = 500;

/**
 * Texts whose topic a person has set, with that topic; whose block, when `labels` are blocks. In the order of the posts'
 * ids, so that the folds are the same each time. Texts that are gone are left out.
 * @throws {VecheError} `conflict` while a running process owns the data folder.
 */
export async function readCorrections(
  { config, region }: Settings,
  labels: readonly Label[],
): Promise<{ text: string; label: Label }[]> {
  await refuseWhileRunning(
    config.dataDir,
    'stop it first, or restore a backup and name its folder with --data',
  );
  const blocks = new Set<Label>(BLOCKS);
  const field = labels.every((label) => blocks.has(label)) ? 'block' : 'topic';
  const system = await openSystem({
    config,
    region,
    sources: config.sources,
    tokenOf: () => null,
    clock: await clockOfFolder(config.dataDir),
    logger: createLogger(process.env['VECHE_LOG']),
  });
  try {
    const wanted = system.storage.state
      .list<CorrectionRecord>(CORRECTION_ENTITY)
      .flatMap(({ id, payload }) => {
        const label = payload[field];
        return typeof label === 'string' ? [{ id, label }] : [];
      });
    wanted.sort((a, b) => (a.id < b.id ? -1 : 1));
    const found: { text: string; label: Label }[] = [];
    for (let start = 0; start < wanted.length; start += ROWS_MAX) {
      const part = wanted.slice(start, start + ROWS_MAX);
      const rows = await system.storage.store.rows(part.map(({ id }) => id));
      for (const { id, label } of part) {
        const text = rows.get(id)?.text ?? '';
        if (text !== '') found.push({ text, label });
      }
    }
    return found;
  } finally {
    await system.close();
  }
}

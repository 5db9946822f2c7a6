import { watermarkOf } from '../alerts/watermark.ts';
import { isMissing, spanMs, type Source } from '../contracts/source.ts';
import type { System } from './compose.ts';

/** Nothing older is published when the grid begins, also where posts come from files only. */
const HISTORY_MAX_MS = 400 * 86_400_000;

/**
 * Closes the days of the public grid that are due: their time for late posts is over, and every needed source was read
 * since. While collecting is held because storage is behind, none is closed.
 */
export async function closePublicGrid({ storage, book, clock, gate, region, config }: System): Promise<void> {
  if ((await gate.reason()) !== null) return;
  const sources = book.statuses();
  const now = clock.now();
  const needed = sources.filter(({ state }) => state !== 'off');
  // Without sources posts come from files only, and reach as far as the newest of them.
  const readUntil = needed.length > 0 ? watermarkOf(sources, now).at : await freshAt(storage);
  if (readUntil === null) return;
  await storage.publicGrid.closeDue({
    readUntil: Math.min(readUntil, now),
    from: now - historyMs(config.sources),
    districts: region.districts.map(({ id }) => id),
    missingSources: needed.filter(isMissing).length,
  });
}

/** How far back sources are read at their start. Single older posts come by feeds; the days between them are not known. */
function historyMs(sources: readonly Source[]): number {
  const spans = sources.filter(({ enabled }) => enabled).map(({ since }) => spanMs(since));
  return spans.length === 0 ? HISTORY_MAX_MS : Math.min(Math.max(...spans), HISTORY_MAX_MS);
}

async function freshAt({ reader }: System['storage']): Promise<number | null> {
  const fresh = await reader.freshAt();
  return fresh === null ? null : Date.parse(fresh);
}

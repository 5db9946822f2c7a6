import { createHash } from 'node:crypto';
import type { Region } from '../contracts/region.ts';

/** Raised whenever a step or its words change, so that a replay can tell old labels from new ones. */
const STEPS_VERSION = 1;

/** `<steps>-<8 hex digits over the region's data>`: the same exactly when the same posts get the same labels. */
export function processorsVersion(region: Region): string {
  const { districts, gazetteer, topics, bodies, elsewhere } = region;
  const data = JSON.stringify([region.id, districts, gazetteer, topics, bodies, elsewhere]);
  return `${STEPS_VERSION}-${createHash('sha256').update(data).digest('hex').slice(0, 8)}`;
}

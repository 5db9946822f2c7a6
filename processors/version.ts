import { createHash } from 'node:crypto';
import type { Region } from '../contracts/region.ts';

/** Raised whenever a step or its words change, so that a replay can tell old labels from new ones. */
const STEPS_VERSION = 2;

/**
 * `<steps>-<8 hex digits over the region's data>`, with `-<8 hex digits>` of the model of topics when there is one: the
 * same exactly when the same posts get the same labels.
 */
export function processorsVersion(region: Region, model: Uint8Array | null = null): string {
  const { districts, gazetteer, topics, bodies, elsewhere, boundaries } = region;
  const data = JSON.stringify([region.id, districts, gazetteer, topics, bodies, elsewhere, boundaries]);
  const trained = model === null ? '' : `-${digest(model)}`;
  return `${STEPS_VERSION}-${digest(data)}${trained}`;
}

function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 8);
}

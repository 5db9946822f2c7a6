import type { SimulatedNetwork } from './channel.ts';

/** Networks whose channels tell of no incident and are not copied from: those that came before keep their posts. */
export const QUIET_NETWORKS: ReadonlySet<SimulatedNetwork> = new Set(['ok', 'max']);

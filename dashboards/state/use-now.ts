import { useMemo } from 'preact/hooks';
import { createRegionTime, type RegionTime } from '../../contracts/region-time.ts';
import { dataClock } from '../data/clock.ts';
import { region } from '../data/region.ts';

/** The region's calendar, kept while its zone stays the same. */
export function useRegionTime(): RegionTime {
  const zone = region.value?.timezone ?? 'UTC';
  return useMemo(() => createRegionTime(zone), [zone]);
}

/** The data's time when `tick` last changed, so that everything drawn from one tick speaks of one moment. */
export function useNow(tick: number): number {
  return useMemo(() => dataClock.now(), [tick]);
}

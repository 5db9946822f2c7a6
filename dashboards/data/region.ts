import { signal } from '@preact/signals';
import type { District, Region } from '../../contracts/region.ts';

/** What the dashboards know about the region: names, tiles, topics and bodies, but not the gazetteer. */
export interface RegionInfo extends Pick<Region, 'id' | 'name' | 'timezone' | 'attribution'> {
  districts: Pick<District, 'id' | 'name' | 'kind' | 'tile' | 'lat' | 'lon' | 'population'>[];
  topics: Pick<Region['topics'][number], 'id' | 'block' | 'name'>[];
  bodies: Pick<Region['bodies'][number], 'id' | 'name'>[];
}

/** The region; null until the API has answered. */
export const region = signal<RegionInfo | null>(null);

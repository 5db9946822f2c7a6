import { BLOCK_NAMES } from '../../contracts/block-names.ts';
import { NETWORK_NAMES } from '../../contracts/network-names.ts';
import { channelTitles } from '../data/channels.ts';
import { region } from '../data/region.ts';
import type { FilterName } from '../state/explore-state.ts';
import { language, words } from './language.ts';
import { CHANNEL_KIND_NAMES, NOISE_NAMES, POST_KIND_NAMES, SENTIMENT_NAMES } from './names.ts';

type Bilingual = Readonly<Record<'ru' | 'en', string>>;

/** Name of a district; null and ids that the region does not know are «no district». */
export function districtName(id: string | null): string {
  const known = region.value?.districts.find((district) => district.id === id);
  if (known !== undefined) return known.name[language.value];
  return id === null || id === '' || id === 'none' ? words.value.map.noDistrict : id;
}

/** Name of a block, in the chosen language. */
export function blockName(id: string): string {
  return pick(BLOCK_NAMES, id);
}

const NAMERS: Partial<Record<FilterName, (value: string) => string>> = {
  district: districtName,
  block: blockName,
  topic: (value) => ofRegion(region.value?.topics, value),
  body: (value) => ofRegion(region.value?.bodies, value),
  network: (value) => pick(NETWORK_NAMES, value),
  channel: (value) => channelTitles.value.get(value) ?? value,
  channelKind: (value) => pick(CHANNEL_KIND_NAMES, value),
  kind: (value) => pick(POST_KIND_NAMES, value),
  sentiment: (value) => pick(SENTIMENT_NAMES, value),
  noise: (value) => pick(NOISE_NAMES, value),
  appeal: (value) => (value === 'true' ? words.value.explore.appealTrue : words.value.explore.appealFalse),
  story: () => words.value.explore.one,
};

/** Name of a filter's value as a person calls it; the value itself when it has no name. */
export function nameOf(filter: FilterName, value: string): string {
  if (value === 'none' && filter !== 'district') return words.value.explore.noValue;
  return NAMERS[filter]?.(value) ?? value;
}

function ofRegion(items: readonly { id: string; name: Bilingual }[] | undefined, id: string): string {
  return items?.find((item) => item.id === id)?.name[language.value] ?? id;
}

function pick(names: Readonly<Record<string, Bilingual>>, key: string): string {
  return names[key]?.[language.value] ?? key;
}

import type { AlertCell } from '../contracts/reader.ts';
import type { Region } from '../contracts/region.ts';
import { AUTHORS, CHANNELS, counted, formatNumber, POSTS, type Language } from '../text/plural.ts';
import { BLOCK_NAMES } from '../contracts/block-names.ts';

/** What, where, how much more than usual, from how many: one sentence in each language. */
export function alertMessage(cell: AlertCell, hours: number, region: Region): { ru: string; en: string } {
  const district = region.districts.find((candidate) => candidate.id === cell.districtId)?.name;
  const write = (language: Language) => {
    const place = district?.[language] ?? cell.districtId;
    const block = BLOCK_NAMES[cell.block][language];
    const posts = counted(language, cell.observed, POSTS);
    const usual = formatNumber(language, cell.expected ?? 0);
    const authors = counted(language, cell.authors, AUTHORS);
    const channels = counted(language, cell.channels, CHANNELS);
    return language === 'ru'
      ? `${place}, ${block}: ${posts} за ${hours} ч при обычных ${usual}; ${authors}, ${channels}.`
      : `${place}, ${block}: ${posts} in ${hours} h against a usual ${usual}; ${authors}, ${channels}.`;
  };
  return { ru: write('ru'), en: write('en') };
}

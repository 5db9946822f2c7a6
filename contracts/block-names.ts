import type { Block } from './enriched.ts';

/** Names of the thematic blocks, as people of a centre call them. */
export const BLOCK_NAMES: Readonly<Record<Block, { ru: string; en: string }>> = {
  housing: { ru: 'ЖКХ и благоустройство', en: 'Housing and utilities' },
  waste: { ru: 'Отходы', en: 'Waste' },
  energy: { ru: 'Энергетика', en: 'Energy' },
  education: { ru: 'Образование', en: 'Education' },
  health: { ru: 'Здравоохранение', en: 'Health' },
  roads: { ru: 'Дороги', en: 'Roads' },
  transport: { ru: 'Транспорт', en: 'Transport' },
  social: { ru: 'Социальная защита', en: 'Social protection' },
  other: { ru: 'Прочее', en: 'Other' },
};

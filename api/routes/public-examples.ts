import type { PublicGrid } from '../../contracts/queries/public.ts';
import { REGION } from './examples.ts';

/** Invented answers for the documentation; a test holds them against their schemas. */
export const PUBLIC_GRID: PublicGrid = {
  step: 'day',
  timezone: REGION.timezone,
  authorsMin: 5,
  items: [
    {
      at: '2026-11-21T21:00:00.000Z',
      date: '2026-11-22',
      closedAt: '2026-11-24T09:10:00.000Z',
      missingSources: 0,
      cells: [
        { districtId: 'opochetsky', block: 'housing', posts: 42 },
        { districtId: 'opochetsky', block: 'roads', posts: null },
        { districtId: 'opochetsky', block: 'waste', posts: 0 },
      ],
    },
  ],
  next: 'WzE3OTUyMDg0MDAsInB1YmxpYyJd',
};

export const PUBLIC_ABOUT = {
  region: REGION.name,
  timezone: REGION.timezone,
  districts: REGION.districts,
  blocks: REGION.blocks,
  authorsMin: 5,
  rule: {
    ru: 'Число не показано, если писали меньше 5 разных авторов.',
    en: 'A number is not told when fewer than 5 different authors wrote.',
  },
  attribution: REGION.attribution,
};

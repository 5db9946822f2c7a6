/** Invented bodies and answers of the routes for long work, for the documentation. */
import type { ForgetReport, ReplayReport } from '../../contracts/maintenance.ts';

/** Lines as they arrive. */
export function workExample(what: string, result: object): string {
  return `${JSON.stringify({ progress: { what, done: 500, total: 1_200 } })}\n${JSON.stringify({ result })}\n`;
}

export const FORGET_DEMAND = {
  posts: ['vk:-1_15'],
  channels: [{ network: 'vk' as const, channelId: '-1' }],
};
export const FORGET_REPORT: ForgetReport = {
  posts: 214,
  alreadyGone: 1,
  threads: 12,
  landedPages: 3,
  quarantined: 0,
  damagedBatches: 0,
};

export const REPLAY_WISH = { from: '2026-11-01', to: '2026-11-24', dryRun: true };
export const REPLAY_REPORT: ReplayReport = {
  isDryRun: true,
  from: '2026-10-31T21:00:00.000Z',
  to: '2026-11-23T21:00:00.000Z',
  version: '7-3f9a1c',
  before: [{ version: '6-0b77e2', posts: 48_212 }],
  looked: 48_212,
  changed: 391,
  skipped: 2,
  fields: [
    { field: 'topics', posts: 320 },
    { field: 'block', posts: 118 },
  ],
  blocks: [{ from: 'other', to: 'housing', posts: 97 }],
  districts: [{ from: 'none', to: 'opochetsky', posts: 12 }],
  examples: [{ id: 'vk:-1_15', field: 'block', from: 'other', to: 'housing' }],
};

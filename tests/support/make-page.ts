import type { Page } from '../../contracts/collector.ts';
import type { LandedPage } from '../../contracts/landing.ts';

/** A page of one source; give what the test is about. */
export function makePage(given: Partial<Page> = {}): Page {
  return {
    sourceId: 'vk-town',
    posts: [],
    tombstones: [],
    quarantined: [],
    futureDates: 0,
    cursor: {},
    ...given,
  };
}

/** A page as it stands in landing. */
export function makeLanded(sequence: number, given: Partial<Page> = {}): LandedPage {
  return { sequence, landedAt: '2026-11-24T07:00:00.000Z', page: makePage(given) };
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chipsOf, toggleChip } from './edit-filters.ts';
import {
  EMPTY_STATE,
  type ExploreState,
  filterParams,
  formatExplore,
  LIST_FILTERS,
  parseExplore,
} from './explore-state.ts';
import { explainHref } from './links.ts';
import { PRESETS } from './period.ts';

const value = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .map((text) => text.trim())
  .filter(Boolean);
const list = fc.uniqueArray(value, { minLength: 1, maxLength: 4 });
const moment = fc
  .date({ min: new Date('2006-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const state: fc.Arbitrary<ExploreState> = fc.record({
  q: fc.string({ maxLength: 80, unit: 'grapheme' }).map((text) => text.trim()),
  period: fc.oneof(
    fc.record({ preset: fc.constantFrom(...PRESETS) }),
    fc.record({ from: moment, to: moment }),
  ),
  lists: fc.record(Object.fromEntries(LIST_FILTERS.map((name) => [name, list])), { requiredKeys: [] }),
  singles: fc.record(
    { appeal: fc.constantFrom('true', 'false'), noise: value, story: value },
    { requiredKeys: [] },
  ),
  order: fc.constantFrom('newest' as const, 'oldest' as const),
  thread: fc.option(value),
});

describe('the explorer’s address', () => {
  test('reads back as the state that it was written from, commas in values included', () => {
    fc.assert(
      fc.property(state, (before) => {
        expect(parseExplore(formatExplore(before))).toEqual(before);
      }),
    );
  });

  test('is the same after reading any query string and writing it again', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (search) => {
        const once = formatExplore(parseExplore(search));
        expect(formatExplore(parseExplore(once))).toBe(once);
      }),
    );
  });

  test('stays readable', () => {
    const search = formatExplore({
      ...EMPTY_STATE,
      period: { from: '2026-11-24T08:00', to: '2026-11-25T08:00' },
      lists: { district: ['pskov', 'gdovsky'] },
    });
    expect(search).toBe('district=pskov,gdovsky&from=2026-11-24T08:00&to=2026-11-25T08:00');
  });

  test('leaves out a period that the API would refuse', () => {
    expect(parseExplore('from=2026-13-45&to=tomorrow').period).toEqual({ preset: '7d' });
  });

  test('names a value with a comma twice, because the API cuts a single one', () => {
    expect(filterParams({ ...EMPTY_STATE, lists: { place: ['a,b'] } }).getAll('place')).toEqual([
      'a,b',
      'a,b',
    ]);
  });

  test('takes the filters of an explain link', () => {
    const href = explainHref({
      posts:
        '/api/v1/posts?district=pskov&block=roads&from=2026-11-24T05%3A00%3A00.000Z&to=2026-11-25T05%3A00%3A00.000Z',
    });
    expect(href).toBe(
      './explore?district=pskov&block=roads&from=2026-11-24T05:00:00.000Z&to=2026-11-25T05:00:00.000Z',
    );
  });
});

describe('chips', () => {
  test('toggling a value twice gives the state from before', () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...LIST_FILTERS), value, (before, name, added) => {
        fc.pre(!(before.lists[name] ?? []).includes(added));
        const chip = { name, value: added };
        const after = toggleChip(before, chip);
        expect(chipsOf(after)).toContainEqual(chip);
        expect(toggleChip(after, chip)).toEqual({ ...before, thread: null });
      }),
    );
  });

  test('a second value of a single filter takes the place of the first', () => {
    const first = toggleChip(EMPTY_STATE, { name: 'noise', value: 'ad' });
    expect(chipsOf(toggleChip(first, { name: 'noise', value: 'all' }))).toEqual([
      { name: 'noise', value: 'all' },
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { FULL_SCOPE, type Filters } from '../../contracts/queries/filters.ts';
import { countSource } from './count-source.ts';

const HOUR_MS = 3_600_000;
const day = { from: Date.parse('2026-11-23T00:00Z'), to: Date.parse('2026-11-24T00:00Z') };
const filters: Filters = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' };

function source(given: Partial<Parameters<typeof countSource>[0]> = {}) {
  const selection = { filters, scope: FULL_SCOPE };
  return countSource({ selection, spans: [day], edges: [], columns: 'block', isInRollup: true, ...given });
}

describe('the source of counts', () => {
  test('is the rollup alone for whole hours', () => {
    expect(source().sql).toContain('FROM rollup_hour');
    expect(source().sql).not.toContain('FROM posts');
  });

  test('is the posts of an hour that an edge cuts, within the period', () => {
    const { sql, params } = source({ spans: [{ from: day.from + HOUR_MS / 3, to: day.to }] });
    expect(sql).toContain('FROM rollup_hour');
    expect(sql).toContain('FROM posts');
    expect(params).toMatchObject({
      cutHours: [day.from],
      periodFrom0: day.from + HOUR_MS / 3,
      periodTo0: day.from + HOUR_MS,
    });
  });

  test('is the posts alone for what the rollup does not know', () => {
    for (const given of [
      { isInRollup: false },
      { selection: { filters: { ...filters, q: 'вода' }, scope: FULL_SCOPE } },
      { selection: { filters: { ...filters, noise: 'all' as const }, scope: FULL_SCOPE } },
      { selection: { filters, scope: FULL_SCOPE, isTimely: true } },
      {
        spans: [{ from: day.from, to: day.from + 60 * HOUR_MS }],
        edges: Array.from({ length: 60 }, (_, index) => day.from + (index + 0.5) * HOUR_MS),
      },
    ]) {
      expect(source(given).sql).not.toContain('rollup_hour');
    }
  });

  test('is the counted days and the hours around them', () => {
    const counted = { end: day.to, build: 7, state: 'clean' as const };
    const days = new Map([[day.from, counted]]);
    const spans = [{ from: day.from - HOUR_MS, to: day.to }];
    const { sql, params } = source({ days, spans, columns: 'block' });
    expect(sql).toContain('FROM day_counts');
    expect(params).toMatchObject({
      dayBuilds: [7],
      dayLevel: 2,
      hoursFrom0: day.from - HOUR_MS,
      hoursTo0: day.from,
    });
    expect(source({ days }).sql).not.toContain('rollup_hour');
  });

  test('keeps the scope in the rollup and in the posts', () => {
    const scope = { districts: ['opochetsky'], blocks: ['housing'] };
    for (const isInRollup of [true, false]) {
      const { sql, params } = source({ isInRollup, selection: { filters, scope } });
      expect(sql).toContain('district_id IN {scopeDistricts: Array(String)}');
      expect(params).toMatchObject({ scopeDistricts: ['opochetsky'], scopeBlocks: ['housing'] });
    }
  });
});

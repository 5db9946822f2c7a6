import { expect, test } from 'vitest';
import { smallRegion } from './gold/small-region.ts';
import { processorsVersion } from './version.ts';

test('the version changes with the words of a region, not with its sources', () => {
  const region = smallRegion();
  const source = { id: 's', network: 'rss', target: 't' } as (typeof region.sources)[number];

  expect(processorsVersion(smallRegion())).toBe(processorsVersion(region));
  expect(processorsVersion({ ...region, sources: [source] })).toBe(processorsVersion(region));
  expect(processorsVersion({ ...region, elsewhere: [] })).not.toBe(processorsVersion(region));
  expect(processorsVersion(region)).toMatch(/^\d+-[0-9a-f]{8}$/);
});

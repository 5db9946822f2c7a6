import { describe, expect, test } from 'vitest';
import { blindReasons, medianRate, rateOf, type Sight } from './blind-spots.ts';
import { blindSentence } from './blind-sentence.ts';

const seen: Sight = { channels: 3, sources: 3, silentSources: 0, rate: 10, medianRate: 12 };

describe('a district', () => {
  test('with sources that deliver and posts as elsewhere is seen', () => {
    expect(blindReasons(seen)).toEqual([]);
  });

  test('is blind without channels, with half of its sources silent, or with far too few posts', () => {
    expect(blindReasons({ ...seen, channels: 0, sources: 0 })).toEqual(['no_source']);
    expect(blindReasons({ ...seen, silentSources: 1 })).toEqual([]);
    expect(blindReasons({ ...seen, sources: 2, silentSources: 1 })).toEqual(['silent_source']);
    expect(blindReasons({ ...seen, rate: 2.9 })).toEqual(['few_posts']);
    expect(blindReasons({ ...seen, rate: 0 })).toEqual(['few_posts']);
  });

  test('is not judged by residents that are not known', () => {
    expect(blindReasons({ ...seen, rate: rateOf(0, null) })).toEqual([]);
    expect(blindReasons({ ...seen, rate: 0, medianRate: null })).toEqual([]);
  });
});

test('the middle of the known rates is told for five districts and more', () => {
  expect(medianRate([1, 2, 3, 4, null])).toBeNull();
  expect(medianRate([9, 1, null, 3, 2, 4])).toBe(3);
  expect(medianRate([9, 1, 3, 2, 4, 8])).toBe(3.5);
  expect(rateOf(30, 15_000)).toBe(20);
});

test('the sentence names every reason and calls it no calm', () => {
  const { ru, en } = blindSentence(['silent_source', 'few_posts'], 2);
  expect(ru).toBe(
    'Это не затишье, а нехватка данных: молчат источники, которые о нём писали (2); ' +
      'сообщений на жителя намного меньше, чем обычно по региону.',
  );
  expect(en).toMatch(
    /^This is no calm but a lack of data: no data now from 2 sources that wrote about it; far/,
  );
});

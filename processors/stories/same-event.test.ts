import { expect, test } from 'vitest';
import { createStories } from './stories.ts';

const words = 'трамвай депутат рынок завод погода спектакль урожай комета выставка турнир'.split(' ');
/** A text of its own with a headline. */
const article = (headline: string, seed: number) =>
  `${headline}\n${Array.from({ length: 60 }, (_, i) => `${words[(i + seed) % 10]}${String.fromCodePoint(1072 + ((i * 7 + seed) % 32))}ость`).join(' ')}`;

function assign(texts: readonly string[]): string[] {
  const stories = createStories();
  return texts.map((text, index) =>
    stories.assign({
      id: `p${index}`,
      kind: 'post',
      text,
      publishedAt: '2026-11-24T06:00:00.000Z',
      districtId: null,
      places: [],
      topics: [],
      stems: [...new Set(text.toLowerCase().split(/\s+/))].sort(),
    }),
  );
}

test('long texts of one headline are one story although their bodies differ', () => {
  const headline = 'Губернатор открыл новую набережную в областном центре';
  expect(assign([article(headline, 1), article(headline, 4)])).toEqual(['p0', 'p0']);
});

test('long texts of one body are two stories when their headlines name different days', () => {
  const texts = ['8', '16'].map((day) => article(`Прогноз погоды на ${day} ноября по области`, 1));
  expect(assign(texts)).toEqual(['p0', 'p1']);
  expect(assign([texts[0]!, texts[0]!])).toEqual(['p0', 'p0']);
});

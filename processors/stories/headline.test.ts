import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStemmer } from '../../text/stem.ts';
import { createHeadline } from './headline.ts';

const headlineOf = createHeadline(createStemmer());

test.each([
  ['Мост закрыли на ремонт\nДвижение пустили в объезд.', 4],
  ['Мост закрыли на ремонт. Движение пустили в объезд.', 4],
  ['Внимание! Мост закрыли на ремонт. Движение пустили в объезд.', 5],
  ['мост закрыли на ремонт движение пустили в объезд', 8],
  [`Мост ${'закрыли '.repeat(100)}`, 24],
])('the headline of «%s» has %d words', (text, count) => {
  expect(headlineOf(text).stems).toHaveLength(count);
});

test.each<[string, number[]]>([
  ['Прогноз погоды на 8 ноября', [11 * 32 + 8]],
  ['Свет отключат 5 и 6 марта', [3 * 32 + 6]],
  ['Released on November 30 worldwide', [11 * 32 + 30]],
  ['Опоздал на 8 минут, 45 мая не бывает', []],
])('days of «%s»', (text, days) => {
  expect(headlineOf(text).days).toEqual(days);
});

test('takes any text, in bounded work', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      expect(headlineOf(text).stems.length).toBeLessThanOrEqual(24);
    }),
  );
});

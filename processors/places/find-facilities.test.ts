import { expect, test } from 'vitest';
import { createAnalyseText } from '../analyse-text.ts';
import { createFindPlaces } from '../find-places.ts';
import { makePost } from '../gold/make-post.ts';
import { smallRegion } from '../gold/small-region.ts';
import { createVocabulary } from '../vocabulary.ts';

const vocabulary = createVocabulary();
const findPlaces = createFindPlaces(smallRegion(), vocabulary);
const analyse = createAnalyseText(vocabulary);

/** Institutions named in a text, with their ids. */
function facilities(text: string): string[] {
  const post = { ...makePost(text), ...analyse({ text }) };
  const objects = findPlaces(post).places.filter(({ level }) => level === 'object');
  return objects.map((place) => {
    expect(text.slice(place.start, place.end)).toBe(place.text);
    return `${place.text} ${place.placeId}`;
  });
}

test.each([
  ['В Липске в школе № 5 холодно', ['школе № 5 object:lipsk-city:school-5']],
  ['детский сад 12 закрыт', ['сад 12 object:unknown:kindergarten-12']],
  ['2-я поликлиника Липска', ['2-я поликлиника object:lipsk-city:clinic-2']],
  ['ЦРБ в Липске без хирурга', ['ЦРБ object:lipsk-city:crb']],
  ['ТЭЦ в Липске дымит', ['ТЭЦ object:lipsk-city:heat-plant']],
])('institutions are places, in the town named nearest: %s', (text, expected) => {
  expect(facilities(text)).toEqual(expected);
});

test.each([
  'в школе холодно',
  'школа 5 лет как закрыта',
  'закрыли ЦРБ',
  'ходили в школу. 5 человек болеют',
  'В Москве в школе № 5 пожар',
])('what has neither number nor town is none: %s', (text) => {
  expect(facilities(text)).toEqual([]);
});

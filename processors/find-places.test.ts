import { expect, test } from 'vitest';
import type { Post } from '../contracts/post.ts';
import type { Region } from '../contracts/region.ts';
import { createAnalyseText } from './analyse-text.ts';
import { createChooseDistrict } from './choose-district.ts';
import { createFindPlaces } from './find-places.ts';
import { makePost } from './gold/make-post.ts';
import { smallRegion } from './gold/small-region.ts';
import { createVocabulary } from './vocabulary.ts';

const home = {
  id: 'home',
  network: 'import',
  target: 'town',
  districtId: 'gorsky',
} as Region['sources'][number];

/** Places and district of a text, in the small region. */
function locate(text: string, given: Partial<Post> = {}, region: Region = smallRegion()) {
  const vocabulary = createVocabulary();
  const findPlaces = createFindPlaces(region, vocabulary);
  const post = { ...makePost(text, given), ...createAnalyseText(vocabulary)({ text }) };
  const located = findPlaces(post);
  return { ...located, ...createChooseDistrict(region)({ ...post, ...located }) };
}

test('a place is given once, where it is named first', () => {
  const { places } = locate('Липск без света. В Липске темно.');

  expect(places.map(({ text, start, placeId }) => [text, start, placeId])).toEqual([['Липск', 0, 'lipsk']]);
});

test('a town that is a word needs a capital and a preposition, and not an excluding neighbour', () => {
  expect(locate('Поехали в Горы').districtId).toBe('gorsky');
  expect(locate('Вокруг высокие Горы').places).toEqual([]);
  expect(locate('любим горы').places).toEqual([]);
});

test('a town that is a word is believed beside another place or in its home channel', () => {
  expect(locate('Автобус Липск – Горы отменён').places.map(({ placeId }) => placeId)).toEqual([
    'lipsk',
    'gory',
  ]);
  expect(locate('Поезд Липск-Горы').places.map(({ text, placeId }) => [text, placeId])).toEqual([
    ['Липск', 'lipsk'],
    ['Горы', 'gory'],
  ]);
  const region = smallRegion({ sources: [home] });
  expect(locate('дорога в горы закрыта', {}, region).places.map(({ placeId }) => placeId)).toEqual(['gory']);
});

test('adjectives in a row are territories when the noun follows', () => {
  const { places } = locate('В Липском и Горском районах нет света');

  expect(places.map(({ text, placeId }) => [text, placeId])).toEqual([
    ['Липском', 'lipsky'],
    ['Горском районах', 'gorsky'],
  ]);
});

test('villages of one name are told apart by the other places, or stay without a district', () => {
  expect(locate('В Дубках света нет, Липский район').places[0]).toMatchObject({ placeId: 'dubki-lipsky' });
  const alone = locate('В Дубках света нет');
  expect(alone.places[0]).toMatchObject({ text: 'Дубках', districtId: null });
  expect(alone.districtId).toBeNull();
});

test('a known street brings its town, unless another town is named', () => {
  expect(locate('на улице Кирова, 5 темно').places[0]).toMatchObject({
    text: 'улице Кирова, 5',
    placeId: 'kirova',
    level: 'house',
    districtId: 'lipsk-city',
  });
  expect(locate('В Липском районе на улице Кирова темно').places[1]).toMatchObject({
    text: 'улице Кирова',
    placeId: 'street:lipsky:ul-кирова',
    districtId: 'lipsky',
  });
});

test('the point of a post counts only when its text names no place', () => {
  const geo = { lat: 58.1, lon: 30.1 };

  expect(locate('Опять нет света', { geo })).toMatchObject({
    districtId: 'gorsky',
    places: [{ evidence: [{ rule: 'geo', quote: null }] }],
  });
  expect(locate('В Липске нет света', { geo }).districtId).toBe('lipsk-city');
  expect(locate('Нет света', { geo: { lat: 57.001, lon: 28 } }).districtId).toBe('lipsk-city');
  expect(locate('Нет света', { geo: { lat: 57.2, lon: 28 } }).districtId).toBe('lipsky');
  expect(locate('Нет света', { geo: { lat: 50, lon: 40 } }).places).toEqual([]);
});

test('the home district of a source counts weakly, and only when no place is named', () => {
  const region = smallRegion({ sources: [home] });

  expect(locate('Опять нет света', {}, region)).toMatchObject({
    districtId: 'gorsky',
    districtConfidence: 0.4,
  });
  expect(locate('на улице Мира, 5 темно', {}, region).districtId).toBe('gorsky');
  expect(locate('В Липске нет света', {}, region).districtId).toBe('lipsk-city');
  expect(locate('В Москве нет света', {}, region).districtId).toBeNull();
  expect(locate('Опять нет света', { channelId: 'other' }, region).districtId).toBeNull();
});

test('where it happened weighs more than where a road leads from', () => {
  expect(locate('Автобус из Липска сломался в Липском районе').districtId).toBe('lipsky');
});

test('other regions are counted, surnames and words are not', () => {
  expect(locate('Поехали в Москву').foreignPlaces).toBe(1);
  expect(locate('Московская область без света').foreignPlaces).toBe(1);
  expect(locate('Сергей Киров приехал').foreignPlaces).toBe(0);
  expect(locate('москва слезам не верит').foreignPlaces).toBe(0);
});

/** The small region with a village added. */
function withVillage(id: string, districtId: string, forms: string[]): Region {
  const region = smallRegion();
  const [model] = region.gazetteer;
  if (model === undefined) throw new Error('the small region is empty');
  const village = { ...model, id, districtId, forms, guarded: true, guardedForms: forms };
  return { ...region, gazetteer: [...region.gazetteer, village] };
}

test('a town is meant before a village of its name, unless a village is said or its district is named', () => {
  const region = withVillage('gory-in-lipsky', 'lipsky', ['горы', 'гор', 'горах']);

  expect(locate('В Горах нет света', {}, region).districtId).toBe('gorsky');
  expect(locate('В деревне Горы нет света', {}, region).places[0]?.districtId).toBeNull();
  expect(locate('В Горах нет света, Липский район', {}, region).places[0]?.placeId).toBe('gory-in-lipsky');
});

test('an imported name of two words needs both capitals or a sign', () => {
  const region = withVillage('novaya-zhizn-in-lipsky', 'lipsky', ['новая жизнь', 'новой жизни']);

  expect(locate('началась новая жизнь', {}, region).places).toEqual([]);
  expect(locate('Новая жизнь началась', {}, region).places).toEqual([]);
  expect(locate('Опять в Новой Жизни света нет', {}, region).districtId).toBe('lipsky');
  expect(locate('деревня Новая Жизнь', {}, region).districtId).toBe('lipsky');
});

test('the adjective of a town means it before an institution, that of a city always', () => {
  expect(locate('В Липском районе темно').districtId).toBe('lipsky');
  expect(locate('липском автовокзале темно').places.map(({ text, placeId }) => [text, placeId])).toEqual([
    ['липском', 'lipsk'],
    ['автовокзале', 'object:lipsk-city:bus-station'],
  ]);
  expect(locate('горского автовокзала нет').places.map(({ placeId }) => placeId)).toContain('gory');
  expect(locate('горского ветра нет').places).toEqual([]);
  expect(locate('горском озере темно').places).toEqual([]);
});

test('a place named twice weighs more than one named once before it', () => {
  const { places, districtId } = locate('Липск далеко. Горский район без света. В Горском районе темно.');

  expect(
    places.map(({ placeId, evidence }) => [placeId, evidence.some(({ rule }) => rule === 'named again')]),
  ).toEqual([
    ['lipsk', false],
    ['gorsky', true],
  ]);
  expect(districtId).toBe('gorsky');
});

test('a village said to lie in a foreign or another territory is no place of the gazetteer', () => {
  expect(locate('посёлок Липск в Московской области').places).toEqual([]);
  expect(locate('деревня Липск Горского района').places.map(({ placeId }) => placeId)).toEqual(['gorsky']);
});

test('boundaries tell the district of a point where they are given', () => {
  const rings: [number, number][][] = [
    [
      [10, 10],
      [11, 10],
      [11, 11],
      [10, 11],
    ],
  ];
  const region = smallRegion({ boundaries: [{ districtId: 'gorsky', rings }] });

  expect(locate('Нет света', { geo: { lat: 10.5, lon: 10.5 } }, region).districtId).toBe('gorsky');
  expect(locate('Нет света', { geo: { lat: 57, lon: 28 } }, region).places).toEqual([]);
});

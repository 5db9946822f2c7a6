import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRegion } from '../config/load-region.ts';
import type { Evidence, Labelled, Place } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import { startChain } from '../contracts/processor.ts';
import { createAnalyseText } from './analyse-text.ts';
import { createAssignTopics } from './assign-topics.ts';
import { createChooseDistrict } from './choose-district.ts';
import { createFindPlaces } from './find-places.ts';
import { makePost } from './gold/make-post.ts';
import { buildStageA } from './index.ts';
import { createVocabulary } from './vocabulary.ts';

const region = loadRegion('pskov');
const label = buildStageA(region);

const WORDS =
  'В Опочке Остров остров Дно дно на улице Ленина ул. 5 12а Рижский проспект Псковская область району Пскове Великих Луках ' +
  'нет воды света не вывозят мусор яма автобус врача школе пособие пенсия спасибо ужас очень не дебил х*й п1дор сууука х у й ' +
  'продам скидка розыгрыш Москве Твери здравствуйте прошу прокуратуру когда? ! … 😡 👍🏽 👨‍👩‍👧 ‹телефон› <br> &amp; https://a.ru/x @club #Псков ' +
  'м.о. пр-т — , . \n \u00a0 ё Ё 𝐁𝐨𝐥𝐝 \ud83d г. д. «Сильвермолл» Иван Порхов А.';
const texts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...WORDS.split(' ')) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(' '));

function evidenceOf(row: Labelled): Evidence[] {
  return [
    ...row.places.flatMap((place) => place.evidence),
    ...row.blockEvidence,
    ...row.topics.flatMap((topic) => topic.evidence),
    ...row.sentiment.evidence,
    ...row.conflict.evidence,
    ...row.bodies.flatMap((body) => body.evidence),
  ];
}

/** True for a quote that stands where its offsets say, and for evidence without any. */
function isQuoted(text: string, { quote, start, end }: Evidence): boolean {
  if (quote === null || start === null || end === null)
    return quote === null && start === null && end === null;
  return start >= 0 && start < end && end <= text.length && quote === text.slice(start, end);
}

test('every piece of evidence quotes the text at its offsets, whatever the text', () => {
  let pieces = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const row = label(makePost(text));
      const evidence = evidenceOf(row);
      pieces += evidence.length;
      expect(evidence.filter((piece) => !isQuoted(text, piece))).toEqual([]);
      expect(row.places.filter((place) => place.text !== text.slice(place.start, place.end))).toEqual([]);
    }),
    { numRuns: 400 },
  );
  expect(pieces).toBeGreaterThan(500);
});

test('numbers stay in their ranges and districts exist, whatever the text', () => {
  const districts = new Set(region.districts.map((district) => district.id));
  fc.assert(
    fc.property(texts, (text) => {
      const row = label(makePost(text));
      const shares = [
        row.districtConfidence,
        row.conflict.score,
        row.conflict.aggression,
        ...[...row.places, ...row.topics].map(({ confidence }) => confidence),
      ];
      expect(shares.filter((share) => !(share >= 0 && share <= 1))).toEqual([]);
      expect(Math.abs(row.sentiment.score)).toBeLessThanOrEqual(1);
      expect(row.conflict.score).toBeGreaterThanOrEqual(row.conflict.aggression);
      const named = [row.districtId, ...row.places.map((place: Place) => place.districtId)];
      expect(named.filter((id) => id !== null && !districts.has(id))).toEqual([]);
      expect(row.stems).toEqual([...new Set(row.stems)].sort());
    }),
    { numRuns: 200 },
  );
});

test('the same post gets the same labels again, and its own fields stay as they came', () => {
  const post = makePost('В Опочке третий день нет воды на улице Ленина 😡', { metrics: { likes: 3 } });
  const before = structuredClone(post);
  const row = label(post);

  expect(label(post)).toEqual(row);
  expect(buildStageA(region)(post)).toEqual(row);
  expect(post).toEqual(before);
  expect(row).toMatchObject(before);
  expect(Object.keys(row)).not.toContain('analysis');
});

test('a complaint is labelled in full, each label with its words', () => {
  const text = 'В Опочке третий день нет воды на улице Ленина';
  const row = label(makePost(text));

  expect(row).toMatchObject({
    language: 'ru',
    districtId: 'opochetsky',
    block: 'housing',
    noise: null,
    isAppeal: true,
  });
  expect(row.places.map(({ text: name, level }) => [name, level])).toEqual([
    ['Опочке', 'settlement'],
    ['улице Ленина', 'street'],
  ]);
  expect(row.topics[0]?.id).toBe('housing-cold-water');
  expect(row.blockEvidence[0]).toMatchObject({ quote: 'нет воды', start: 21, end: 29 });
  expect(row.stems).toEqual(expect.arrayContaining(['opochka', 'вод', 'street:opochetsky:ul-ленина']));
});

const HOSTILE_PARTS = [
  'нет ',
  'в ',
  'на улице ',
  'х*',
  'а',
  'а.',
  'а-',
  '😡',
  'Остров ',
  'нет воды ',
  'ул. ',
  '1/',
  '‹',
  'псковский и ',
  'в Пскове на улице Ленина 5 ',
  'в Москве ',
];

test.each(HOSTILE_PARTS)('a text of 16,384 code points of «%s» costs a bounded amount of work', (part) => {
  const row = label(makePost(part.repeat(Math.ceil(16_384 / part.length)).slice(0, 16_384)));

  expect(row.places.length).toBeLessThanOrEqual(24);
  expect(evidenceOf(row).length).toBeLessThan(500);
});

test('a step before those it reads from does not compile', () => {
  const vocabulary = createVocabulary();
  const start = startChain<Post>().pipe(createAnalyseText(vocabulary));

  // @ts-expect-error -- topics leave out the names of streets, so places come first
  start.pipe(createAssignTopics(region, vocabulary));
  // @ts-expect-error -- the district is chosen among the places
  start.pipe(createChooseDistrict(region)).pipe(createFindPlaces(region, vocabulary));
  expect(() => start.build()).not.toThrow();
});

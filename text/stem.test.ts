import natural from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import { expect, test } from 'vitest';
import { stemRussian } from './russian-stem.ts';
import { createStemmer } from './stem.ts';

const BASES = (
  'вод дорог мусор автобус больниц школ отоплен электричеств администрац жител улиц дом подъезд крыш лифт фонар яма ' +
  'ремонт обращен проблем помощ врач очеред запис поликлиник детск сад учител площадк контейнер свалк собак снег лед ' +
  'уборк тариф квитанц начислен долг пенси выплат льгот пособ соцзащит инвалид маршрут остановк водител расписан ' +
  'мост тротуар светофор переход разметк асфальт канализац труб котельн авар отключ включ обеща приезжа звон напис ' +
  'жалов сдела убира вывоз чист ломa постро откры закры работа ожида требу попрос нашл стоян красив больш нов стар плох ' +
  'хорош холодн тепл грязн опасн бесплатн районн городск сельск област псковск невельск остров порхов печор газ тепл слесар мастер начальник директор депутат подрядчик двор забор столб провод счетчик клиник аптек рецепт скор'
).split(' ');
const ENDINGS = (
  ' а у е ы и ой ом ам ами ах ов ев ей ь я ю ем ям ями ях ия ии ию ией ие ия ость ости остью ый ий ая яя ое ее ые ие ого ' +
  'его ому ему ым им ую юю ых их ыми ими ть л ла ло ли ет ит ут ют ат ят ешь ишь ем им ете ите ал ала али ан ана аны анн ' +
  'анный аннее ющий ющая вший вшая вшись ив ивши ывшись лся лась лись ться тся ейший ейшая ейше нный нная енн енный ' +
  'ует уют ение ения ению ением ник ница ность ностью'
).split(' ');

/**
 * Where natural's stemmer leaves the published algorithm: it has no ending -уют, finds -ость only when no case ending
 * follows, shortens every нн, and takes the vowel of -авши with it.
 */
const DEPARTS = /уют|ост|нн(?=.)|[ая]вш(?:и|ись)$/;

test('stems are those of natural for 10,000 forms and more', () => {
  const all = BASES.flatMap((base) => ENDINGS.map((ending) => base + ending));
  const forms = [...new Set(all)].filter((form) => !DEPARTS.test(form));
  const differing = forms.filter((form) => stemRussian(form) !== natural.stem(form));
  expect(forms.length).toBeGreaterThan(10_000);
  expect(differing).toEqual([]);
});

test.each([
  ['организуют', 'организ'],
  ['возможностью', 'возможн'],
  ['объявленник', 'объявленник'],
  ['сделавшись', 'сдела'],
])('where natural departs the published algorithm counts: %s', (form, expected) => {
  expect(stemRussian(form)).toBe(expected);
});

test('the forms of a word share a stem', () => {
  const stem = createStemmer();
  const forms = ['дорога', 'дороги', 'дороге', 'дорогу', 'дорогой', 'дорогами', 'дорогах'];
  expect(new Set(forms.map(stem))).toEqual(new Set(['дорог']));
});

test('words of other alphabets and numbers stay', () => {
  const stem = createStemmer();
  expect(['online', '112', 'дом-5', ''].map(stem)).toEqual(['online', '112', 'дом-5', '']);
});

test('a full memo forgets without changing any stem', () => {
  const stem = createStemmer();
  const expected = stem('дорогами');
  for (let i = 0; i < 210_000; i += 1) stem(`слово${i}ами`);
  expect(stem('дорогами')).toBe(expected);
});

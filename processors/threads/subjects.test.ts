import { expect, test } from 'vitest';
import { isSameMatter, subjectsOf } from './subjects.ts';

test('names the subjects of a text with the words that tell them', () => {
  const text = 'Нет воды, и фонари не горят';
  const subjects = subjectsOf(text);
  expect([...subjects.keys()]).toEqual(['water', 'light']);
  expect(subjects.get('light')).toEqual([{ rule: 'subject:light', quote: 'фонари', start: 12, end: 18 }]);
});

test.each([
  ['Батареи холодные', 'Котельную запустили'],
  ['Снег не убран', 'Трактор чистит дорогу'],
  ['Собаки бегают стаей', 'Отлов в четверг'],
  ['Нет врача в поликлинике', 'У вас на участке с понедельника новый терапевт, школу закончил недавно'],
])('«%s» and «%s» are about one thing', (asked, answered) => {
  expect(isSameMatter(asked, answered)).toBe(true);
});

test.each([
  ['Нет воды', 'Приглашаем на концерт'],
  ['В школе холодно', 'Автобус 12 пойдёт иначе'],
  ['Яма на дороге', 'Прививку можно сделать на рынке'],
])('«%s» and «%s» are about different things', (asked, answered) => {
  expect(isSameMatter(asked, answered)).toBe(false);
});

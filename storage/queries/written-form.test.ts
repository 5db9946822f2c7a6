import { expect, test } from 'vitest';
import { createAnalyser } from '../../text/analyse.ts';
import { writtenForm } from './written-form.ts';

const analyse = createAnalyser();
const formOf = (stem: string, ...texts: string[]) => writtenForm(stem, texts.map(analyse));

test('is the form that is written most, of equal ones the first by alphabet', () => {
  expect(formOf('дорог', 'на дорогах яма', 'Дорога плохая', 'ямы на дорогах')).toBe('дорогах');
  expect(formOf('дорог', 'дороги', 'дорогу')).toBe('дороги');
});

test('a word at the beginning of a sentence is no name by its capital', () => {
  expect(formOf('паводок', 'Паводок пришёл', 'Вода. Паводок')).toBe('паводок');
});

test('abbreviations and shouting are words', () => {
  expect(formOf('жкх', 'опять ЖКХ молчит')).toBe('жкх');
});

test.each([
  ['a name inside a sentence', 'сидор', ['звонил Сидоров', 'у Сидорова']],
  ['a town', 'псков', ['в Пскове тихо', 'едем в Псков']],
  ['a surname that only begins sentences', 'сидор', ['Сидоров молчит', 'Сидоров уехал']],
  ['a given name', 'ольг', ['Ольга права']],
  ['a mark in place of personal data', 'телефон', ['звоните ‹телефон›']],
  ['a function word', 'чтоб', ['чтобы было', 'чтобы стало']],
  ['a stem that the texts do not have', 'снег', ['дождь']],
])('%s is not shown', (_, stem, texts) => {
  expect(formOf(stem, ...texts)).toBeNull();
});

import { expect, test } from 'vitest';
import { findConcrete, findDates } from './concrete-words.ts';
import { findVague } from './vague-words.ts';

test.each([
  ['Ремонт закончим к 28 ноября', 'date'],
  ['Приём в кабинете 12', 'contact'],
  ['Исполнитель — Мария Ивановна Петрова', 'person'],
  ['Насос заменили', 'done'],
  ['Мусор вывезен', 'done'],
  ['Напишите, пожалуйста, адрес', 'next-step'],
  ['Бригада уже работает', 'workers'],
  ['Вывезли 40 тонн', 'amount'],
])('«%s» is concrete: %s', (text, rule) => {
  expect(findConcrete(text).map((piece) => piece.rule)).toContain(rule);
});

test.each([
  'Ваше обращение направлено по компетенции',
  'Согласно Федеральному закону от 02.05.2006 № 59-ФЗ обращение рассмотрят',
  'Ответ дадут в течение 30 дней',
  'Ремонт будет выполнен по мере поступления средств',
  'Вопрос передан специалистам, меры принимаются',
])('«%s» is vague and not concrete', (text) => {
  expect(findConcrete(text)).toEqual([]);
  expect(findVague(text).length).toBeGreaterThan(0);
});

test('the number of a law is no date, and offsets stay those of the text', () => {
  const text = 'По статье 12.5 ответим 3 декабря';
  expect(findDates(text)).toEqual([{ rule: 'date', quote: '3 декабря', start: 23, end: 32 }]);
});

import { describe, expect, test } from 'vitest';
import { createFormats } from './format.ts';

const ru = createFormats('ru', 'Europe/Moscow');
const en = createFormats('en', 'Europe/Moscow');
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  test('write numbers as the language does', () => {
    expect(plain(ru.number(12345.67))).toBe('12 345,7');
    expect(en.number(12345.67)).toBe('12,345.7');
  });

  test('round means from ten on', () => {
    expect([9.46, 29.7].map((value) => en.mean(value))).toEqual(['9.5', '30']);
  });

  test('give changes with their sign, and a dash without a base', () => {
    expect([ru.change(138, 100), ru.change(95, 100), ru.change(100, 100)].map(plain)).toEqual([
      '+38 %',
      '−5 %',
      '0 %',
    ]);
    expect([ru.change(5, null), ru.change(5, 0)]).toEqual(['—', '—']);
  });

  test('turn a change into a ratio from twice the base on', () => {
    expect(plain(ru.ratio(24, 10))).toBe('×2,4');
    expect(plain(ru.ratio(19, 10))).toBe('+90 %');
    expect(ru.ratio(3, null)).toBe('—');
  });

  test('show the time of the region, not of the browser', () => {
    expect(ru.time('2026-11-24T21:05:00.000Z')).toBe('00:05');
    expect(en.longDay('2026-11-24T21:05:00.000Z')).toContain('25 November');
  });

  test('answer a dash for what is no date', () => {
    expect(ru.moment('yesterday')).toBe('—');
    expect(ru.ago('yesterday', 0)).toBe('—');
  });

  test('say how long ago in the largest fitting unit, and never in the future', () => {
    const now = Date.parse('2026-11-25T12:00:00Z');
    expect(ru.ago('2026-11-25T11:57:00Z', now)).toBe('3 минуты назад');
    expect(ru.ago('2026-11-25T09:00:00Z', now)).toBe('3 часа назад');
    expect(en.ago('2026-11-20T12:00:00Z', now)).toBe('5 days ago');
    expect(en.ago('2026-11-25T12:05:00Z', now)).toBe('this minute');
  });
});

import { expect, test } from 'vitest';
import { contextFactor } from './context-factor.ts';

/** The factor of the name in brackets. */
function factorOf(marked: string): number {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return contextFactor(marked.replace(/[[\]]/g, ''), { start, end });
}

test('where it happens weighs more than where a road leads, and more than what is compared', () => {
  const where = factorOf('свет в [Пскове]');
  const plain = factorOf('[Псков] без света');
  const from = factorOf('автобус из [Пскова]');
  const to = factorOf('автобус в [Опочку]');
  const compared = factorOf('не то что в [Пскове]');

  expect([where > plain, plain > from, from > compared]).toEqual([true, true, true]);
  expect(to).toBe(from);
});

test('who lives there tells of it', () => {
  expect(factorOf('мы живём в [Опочке]')).toBeGreaterThan(factorOf('были в [Опочке]'));
  expect(factorOf('переехали из Пскова в [Невель]')).toBeGreaterThan(factorOf('поехали в [Невель]'));
});

test('only the words right before count', () => {
  expect(factorOf(`не то что в ${'а'.repeat(100)} [Псков]`)).toBe(1);
});

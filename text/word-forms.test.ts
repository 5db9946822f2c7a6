import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenise } from './tokenise.ts';
import { createWordForms } from './word-forms.ts';

const LETTERS = Array.from('абвгеёжийоуэяАБЁЖЯabcxyzABC019#@.‹› -');
const written = fc.string({
  unit: fc.constantFrom(...LETTERS, '\u{301}', '\u{ad}'),
  maxLength: 80,
});

test('tokens are the same with remembered words as without, whatever was read before', () => {
  const forms = createWordForms();
  fc.assert(
    fc.property(fc.array(fc.oneof(written, fc.string({ unit: 'binary' })), { minLength: 1 }), (texts) => {
      for (const text of texts) expect(tokenise(text, forms)).toEqual(tokenise(text));
      for (const text of texts) expect(tokenise(text, forms)).toEqual(tokenise(text));
    }),
  );
});

test('a word met again gives the very form that was kept', () => {
  const forms = createWordForms();
  expect(forms('Опочка', 0, 6)).toBe(forms('в Опочка!', 2, 8));
  expect(forms('ОПОЧКА', 0, 6)).toMatchObject({ norm: 'опочка', isCapital: true, isUpper: true });
});

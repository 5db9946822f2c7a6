import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDateFormat } from './date-format.ts';

test.each([
  ['DD.MM.YYYY HH:mm', '24.11.2026 10:15', '2026-11-24T10:15:00'],
  ['DD.MM.YYYY HH:mm:ss', ' 4.1.2026 9:05:07 ', '2026-01-04T09:05:07'],
  ['MM/DD/YY', '11/24/26', '2026-11-24T00:00:00'],
  ['YYYY-MM-DDTHH:mm', '2026-11-24T23:59', '2026-11-24T23:59:00'],
  ['DD.MM.YYYY', '31.02.2026', null],
  ['DD.MM.YYYY', '24.11.2026 10:15', null],
  ['MM/DD/YYYY', '24/11/2026', null],
  ['DD.MM.YYYY', '24x11x2026', null],
  ['HH:mm', '10:15', null],
])('%s reads «%s» as %s', (format, text, iso) => {
  expect(createDateFormat(format)(text)).toBe(iso);
});

test('whatever format and text, there is a real date or none', () => {
  const part = fc.constantFrom('YYYY', 'YY', 'MM', 'DD', 'HH', 'mm', 'ss', '-', '.', '/', ':', ' ', ',', 'T');
  const format = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  const text = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('1', '0', '2026', '31', '.', ':', ' '), { maxLength: 40 })
      .map((p) => p.join('')),
  );
  fc.assert(
    fc.property(format, text, (form, written) => {
      const iso = createDateFormat(form)(written);
      if (iso !== null) expect(new Date(`${iso}Z`).toISOString().startsWith(iso)).toBe(true);
    }),
  );
});

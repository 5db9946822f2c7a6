import { z } from 'zod';

/**
 * Words and phrases in one text, separated by commas: `нет воды, воды нет`. It may run over several lines, so that a
 * file with thousands of them stays readable. Empty items are left out.
 */
export const wordList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
  .refine((items) => items.every((item) => item.length > 1), 'every word has at least two letters');

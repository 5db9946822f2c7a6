import { z } from 'zod';
import { BLOCKS } from '../../contracts/enriched.ts';
import { ROLES } from '../access/person.ts';

/** Name of the person or program that a key belongs to. */
export const keyNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^\P{C}*$/u, 'no control characters')
  .describe('Name of the person or program; stands in the audit.');

/** What a key may do. */
export const keyRightsSchema = z.object({
  role: z.enum(ROLES).default('analyst'),
  districts: z
    .array(z.string().max(256))
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('Only these districts; null: all.'),
  blocks: z.array(z.enum(BLOCKS)).min(1).nullable().default(null).describe('Only these blocks; null: all.'),
});

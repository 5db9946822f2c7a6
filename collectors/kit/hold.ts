import { z } from 'zod';
import type { SourceState } from '../../contracts/source.ts';
import { SOURCE_STATES } from '../../contracts/source.ts';

/**
 * Why a source is left alone for a while, kept in its cursor so that a restart does not ask again. `of` names what it
 * holds for (a token's hash, an address): when the operator changes that, the hold is void.
 */
export const holdSchema = z
  .object({ untilMs: z.number(), state: z.enum(SOURCE_STATES), reason: z.string(), of: z.string() })
  .nullable()
  .catch(null);

export type Hold = z.infer<typeof holdSchema>;

/** What to report while the hold lasts; null when the source may be read. */
export function activeHold(
  hold: Hold,
  of: string,
  nowMs: number,
): { state: SourceState; reason: string } | null {
  if (hold === null || hold.of !== of || hold.untilMs <= nowMs) return null;
  return { state: hold.state, reason: hold.reason };
}

import type { CorrectionDesk, CorrectionRecord } from '../../contracts/corrections.ts';
import { VecheError } from '../../contracts/errors.ts';
import { CORRECTION_STEP, CORRECTIONS } from '../routes/write-examples.ts';
import { POST } from '../routes/examples.ts';

/** A desk over the one post of the examples: each decision is the example's. */
export function exampleDesk(): CorrectionDesk {
  const records = new Map<string, CorrectionRecord>();
  const decide = (postId: string, allowed: boolean, record: CorrectionRecord): CorrectionRecord => {
    if (postId !== POST.id || !allowed) throw new VecheError('not_found', 'no such post', { where: 'id' });
    records.set(postId, record);
    return record;
  };
  return {
    correct: async ({ postId, allows }) =>
      decide(postId, allows(POST), {
        ...CORRECTIONS.labels,
        version: 1,
        isStored: true,
        steps: [CORRECTION_STEP],
      }),
    undo: async ({ postId, allows }) =>
      decide(postId, allows(POST), { version: 2, isStored: true, steps: [] }),
    of: (postId) => records.get(postId) ?? null,
    settle: async () => 0,
  };
}

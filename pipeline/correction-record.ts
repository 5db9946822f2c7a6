import type { CorrectedLabels, CorrectionRecord, CorrectionStep } from '../contracts/corrections.ts';
import { VecheError } from '../contracts/errors.ts';

/** A person can hardly mean more; every step is written again with the next one. */
const STEPS_MAX = 100;

export const NO_CORRECTION: CorrectionRecord = { version: 0, isStored: true, steps: [] };

/** The labels that hold: later steps over earlier ones, without those taken back. */
export function labelsInForce(steps: readonly CorrectionStep[]): CorrectedLabels {
  const labels: CorrectedLabels = {};
  for (const { set, undoneAt } of steps) {
    if (undoneAt !== null) continue;
    // Whoever names a new block takes back the topic of the old one with it.
    if (set.block !== undefined && set.topic === undefined) delete labels.topic;
    if (set.topic !== undefined && set.topic !== null && set.block === undefined) delete labels.block;
    Object.assign(labels, set);
  }
  return labels;
}

/** @throws {VecheError} `conflict` after too many corrections. */
export function withStep(
  record: CorrectionRecord,
  step: Omit<CorrectionStep, 'number' | 'undoneBy' | 'undoneAt'>,
): CorrectionRecord {
  if (record.steps.length >= STEPS_MAX) {
    throw new VecheError('conflict', `this post was corrected ${STEPS_MAX} times`, {
      hint: 'take corrections back instead',
    });
  }
  const number = record.steps.length + 1;
  return recordOf(record.version + 1, [...record.steps, { ...step, number, undoneBy: null, undoneAt: null }]);
}

/** @throws {VecheError} `conflict` when nothing is left to take back. */
export function withoutLatest(record: CorrectionRecord, by: string, at: string): CorrectionRecord {
  const latest = record.steps.findLast((step) => step.undoneAt === null);
  if (latest === undefined) {
    throw new VecheError('conflict', 'no correction of this post is left to take back', {
      hint: 'GET …/corrections lists what was decided',
    });
  }
  const steps = record.steps.map((step) =>
    step === latest ? { ...step, undoneBy: by, undoneAt: at } : step,
  );
  return recordOf(record.version + 1, steps);
}

function recordOf(version: number, steps: CorrectionStep[]): CorrectionRecord {
  return { ...labelsInForce(steps), version, isStored: false, steps };
}

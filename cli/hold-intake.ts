import { VecheError } from '../contracts/errors.ts';
import type { Intake } from '../contracts/intake.ts';

/** Refuses what comes in until the past is read: before that, copies and stories of new posts cannot be told. */
export function holdIntake(intake: Intake, isReady: () => boolean): Intake {
  function check(): void {
    if (isReady()) return;
    throw new VecheError('unavailable', 'starting: nothing is taken in yet', { retryAfterSeconds: 5 });
  }
  return {
    secretOf: (sourceId) => intake.secretOf(sourceId),
    async push(sourceId, items) {
      check();
      return intake.push(sourceId, items);
    },
    async receive(sourceId, event) {
      check();
      return intake.receive(sourceId, event);
    },
    async receiveUpdate(sourceId, secret, update) {
      check();
      return intake.receiveUpdate(sourceId, secret, update);
    },
    async add(post) {
      check();
      return intake.add(post);
    },
  };
}

import { VecheError } from '../../contracts/errors.ts';
import type { Intake } from '../../contracts/intake.ts';
import { POST } from '../routes/examples.ts';

/** Secret of the one source that may push in tests. */
export const HOTLINE_SECRET = 'secret-of-the-hotline';

/** An intake that takes everything and remembers how often it was asked. */
export interface ExampleIntake extends Intake {
  readonly pushed: (readonly unknown[])[];
}

export function exampleIntake(): ExampleIntake {
  const pushed: (readonly unknown[])[] = [];
  return {
    pushed,
    secretOf: (sourceId) => (sourceId === 'hotline' ? HOTLINE_SECRET : null),
    async push(_sourceId, items) {
      pushed.push(items);
      return { posts: items.length, deletions: 0, quarantined: [] };
    },
    async receive(sourceId, event) {
      if (sourceId !== 'own-community' || event['secret'] !== HOTLINE_SECRET)
        throw new VecheError('unauthorized', 'no such source, or not its secret');
      return event['type'] === 'confirmation' ? '1a2b3c4d' : 'ok';
    },
    async receiveUpdate(sourceId, secret) {
      if (sourceId !== 'max-bot' || secret !== HOTLINE_SECRET)
        throw new VecheError('unauthorized', 'no such source, or not its secret');
    },
    add: async () => ({ id: POST.id, isNew: true }),
  };
}

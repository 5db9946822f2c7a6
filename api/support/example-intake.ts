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
    add: async () => ({ id: POST.id, isNew: true }),
  };
}

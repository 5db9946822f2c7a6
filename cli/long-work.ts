import { toIso } from '../contracts/clock.ts';
import { forget } from '../pipeline/forget.ts';
import { replay } from '../pipeline/replay.ts';
import type { Operations } from '../contracts/operations.ts';
import type { System } from './compose.ts';
import { packageVersion } from './version.ts';

/** The long work of an operator on an open system. */
export function createLongWork(system: System): Pick<Operations, 'forget' | 'replay' | 'backup'> {
  const { storage, landing, pageDeps, turn, clock, events } = system;
  function tellReaders(counts: { changed: number; deleted: number }): void {
    if (counts.changed + counts.deleted === 0) return;
    events.publish({ type: 'posts', data: { added: 0, ...counts, at: toIso(clock.now()) } });
  }
  return {
    async forget(demand, by, tell) {
      const deps = {
        ...pageDeps,
        state: storage.state,
        journal: storage.journal,
        traces: storage.maintenance,
        removeLanded: landing.removePosts.bind(landing),
        inTurn: turn,
        scrub: () => storage.scrub(),
      };
      const report = await forget(demand, by, deps, tell);
      tellReaders({ changed: 0, deleted: report.posts });
      return report;
    },
    async replay(options, tell, signal) {
      const deps = { ...pageDeps, texts: storage.maintenance, turn, signal };
      const report = await replay(options, deps, tell);
      if (!options.isDryRun) tellReaders({ changed: report.changed, deleted: 0 });
      return report;
    },
    backup: () => storage.maintenance.backup({ landing, version: packageVersion() }),
  };
}

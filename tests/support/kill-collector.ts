import { appendFileSync, fsyncSync, openSync } from 'node:fs';
import type { Collector } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { sourceSchema, type Source } from '../../contracts/source.ts';
import { WORLD_SOURCES, worldPage } from './kill-world.ts';

/** The sources of the world, as a configuration would name them. */
export const killSources: readonly Source[] = WORLD_SOURCES.map((id) =>
  sourceSchema.parse({ id, network: 'vk', target: id }),
);

/** Which pages there are, and where it is written down that they were served. */
export interface KillWorld {
  seed: number;
  /** The last step; the sources have nothing new after it. */
  last: number;
  /** Lines `source step`, on the disk before the page is handed over. */
  ledger: string;
}

/** A collector of the world: goes on after its cursor, one page a step. */
export function killCollector({ seed, last, ledger }: KillWorld): Collector {
  const file = openSync(ledger, 'a');
  return {
    manifest: {
      network: 'vk',
      title: 'World of the kills',
      documentation: 'https://example.org',
      rateLimit: { perSecond: 1_000, source: 'nobody is asked' },
      defaultBaseUrl: null,
      needsToken: false,
      needsAcceptTerms: false,
      pollSeconds: 1,
    },
    async *poll({ source, cursor }) {
      const number = WORLD_SOURCES.findIndex((id) => id === source.id);
      for (let step = Number(cursor?.['step'] ?? -1) + 1; step <= last; step += 1) {
        appendFileSync(file, `${source.id} ${step}\n`);
        fsyncSync(file);
        yield worldPage(seed, number, step);
      }
    },
    parse() {
      throw new VecheError('internal', 'the world has no raw answers');
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyBook, type NewKey } from '../../api/access/key-book.ts';
import { acceleratedClock } from '../../cli/clock.ts';
import { openSystem, type System } from '../../cli/compose.ts';
import { serve } from '../../cli/serve.ts';
import { loadConfig } from '../../config/load-config.ts';
import { loadRegion } from '../../config/load-region.ts';
import { silentLogger, type Logger } from '../../contracts/logger.ts';
import type { StoredPost } from '../../contracts/post-store.ts';

/** 15:00 in Pskov, a Tuesday. */
export const SERVICE_NOW = Date.parse('2026-11-24T12:00:00.000Z');

/** The whole service on a folder of its own, listening on loopback. */
export interface ApiService {
  /** `http://127.0.0.1:port`. */
  url: string;
  system: System;
  makeKey(wanted: Partial<NewKey> & Pick<NewKey, 'name'>): Promise<string>;
  add(posts: readonly StoredPost[]): Promise<void>;
  close(): Promise<void>;
}

export interface ApiServiceOptions {
  requireKeys: boolean;
  logger?: Logger;
  /** Folder that stays; else one that goes with the service. */
  dir?: string;
  /** Sources and other settings over the defaults, as in veche.yaml. */
  config?: Partial<ReturnType<typeof loadConfig>>;
}

/** Opens an empty store and serves it, as `./veche run` does with no source switched on. */
export async function openApiService(options: ApiServiceOptions): Promise<ApiService> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'veche-api-')));
  const loaded = loadConfig({ file: null, env: {}, cwd: dir, needsSecrets: false });
  const config = { ...loaded, ...options.config };
  const logger = options.logger ?? silentLogger;
  const clock = acceleratedClock(SERVICE_NOW, 1);
  const region = loadRegion(config.region);
  const system = await openSystem({
    config,
    region,
    sources: config.sources,
    tokenOf: () => null,
    clock,
    logger,
  });
  const { host } = config.api;
  const service = await serve(system, { host, port: 0, isDemo: false, requireKeys: options.requireKeys });
  await service.startWork();
  const keys = createKeyBook({ state: system.storage.state, clock });
  return {
    url: service.address,
    system,
    makeKey: (wanted) => keys.create({ role: 'analyst', districts: null, blocks: null, ...wanted }, 'test'),
    async add(posts) {
      const changes = posts.map((row) => ({ row, replaced: null, contentHash: '0123456789abcdef' }));
      for (let start = 0; start < changes.length; start += 2_000) {
        await system.storage.store.write({
          changes: changes.slice(start, start + 2_000),
          metrics: [],
          pages: [],
        });
      }
    },
    async close() {
      await service.stop();
      if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
}

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSystem, type System } from '../../cli/compose.ts';
import { loadConfig } from '../../config/load-config.ts';
import { loadRegion } from '../../config/load-region.ts';
import type { Page } from '../../contracts/collector.ts';
import { silentLogger } from '../../contracts/logger.ts';
import type { Settings } from '../../cli/settings.ts';
import { readable } from './engine-file.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { makePage } from './make-page.ts';

/** A whole data folder with the system that works on it, without sources, at a clock that stands. */
export interface DataFolder {
  dir: string;
  clock: FakeClock;
  settings: Settings;
  system: System;
  /** Lands a page and stores it. */
  take(page: Partial<Page>): Promise<void>;
  /** Closes the system, so that others may work on the folder. */
  close(): Promise<void>;
  /** Opens it again. */
  reopen(): Promise<void>;
  /** Files of the folder that hold a text, in compressed blocks of the engine too. */
  filesWith(text: string): Promise<string[]>;
  remove(): Promise<void>;
}

/** An empty data folder with a system open on it. */
export async function openDataFolder(given?: FakeClock): Promise<DataFolder> {
  const dir = await mkdtemp(join(tmpdir(), 'veche-data-'));
  const clock = given ?? fakeClock();
  const loaded = loadConfig({ file: null, env: {}, cwd: dir, needsSecrets: false });
  const config = { ...loaded, dataDir: join(dir, 'data') };
  const region = loadRegion(config.region);
  const open = () =>
    openSystem({ config, region, sources: [], tokenOf: () => null, clock, logger: silentLogger });
  let isOpen = true;
  const folder: DataFolder = {
    dir: config.dataDir,
    clock,
    settings: { config, region, file: null },
    system: await open(),
    async take(page) {
      folder.system.loop.push(await folder.system.landing.append(makePage(page)));
      await folder.system.loop.drained();
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      await folder.system.loop.stop();
      await folder.system.close();
    },
    async reopen() {
      folder.system = await open();
      isOpen = true;
    },
    filesWith: (text) => filesWith(config.dataDir, text),
    async remove() {
      await folder.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
  return folder;
}

async function filesWith(dir: string, text: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found: string[] = [];
  for (const file of files.sort()) {
    if (readable(await readFile(file)).includes(text)) found.push(file.slice(dir.length));
  }
  return found;
}

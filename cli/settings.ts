import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import { loadRegion } from '../config/load-region.ts';
import type { Config } from '../config/schema.ts';
import type { Region } from '../contracts/region.ts';
import type { CommonOptions } from './options.ts';

export interface Settings {
  config: Config;
  region: Region;
  /** The file that was read; null: built-in defaults. */
  file: string | null;
}

/** Where `demo` keeps its data unless told otherwise. */
export const DEMO_DATA = './data/demo';

/**
 * Settings of a command: file, environment, then `--data`. With neither file nor folder given and nothing collected
 * yet, commands look at the demo's data, and say so.
 */
export function readSettings(
  options: CommonOptions,
  needs: { secrets: boolean } = { secrets: false },
): Settings {
  const cwd = process.cwd();
  const loaded = loadConfig({
    file: options.config ?? null,
    env: process.env,
    cwd,
    needsSecrets: needs.secrets,
  });
  const config = { ...loaded, dataDir: dataDirOf(loaded, options, cwd) };
  return { config, region: loadRegion(config.region), file: config.file };
}

function dataDirOf(config: Config, options: CommonOptions, cwd: string): string {
  if (options.data !== undefined) return resolve(cwd, options.data);
  const demo = resolve(cwd, DEMO_DATA);
  const isUntouched = config.file === null && !hasStore(config.dataDir);
  if (!isUntouched || !hasStore(demo)) return config.dataDir;
  process.stderr.write(`veche: no data in ${config.dataDir} yet; reading the demo's in ${demo}\n`);
  return demo;
}

function hasStore(dataDir: string): boolean {
  return existsSync(join(dataDir, 'store'));
}

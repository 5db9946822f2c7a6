import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { openStorage } from '../../storage/open-storage.ts';
import { refuseWhileRunning } from '../api-access.ts';
import { systemClock } from '../clock.ts';
import { createLogger } from '../logger.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';

/** `migrate`: brings the tables of a data folder up to date. @throws {VecheError} `conflict` while a process owns it. */
export async function migrate(options: CommonOptions): Promise<void> {
  const { config, region } = readSettings(options);
  await refuseWhileRunning(config.dataDir, 'it migrates by itself at its start; stop it to migrate by hand');
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const storage = await openStorage({
    dir: join(config.dataDir, 'store'),
    timezone: region.timezone,
    clock: systemClock,
    logger: createLogger(process.env['VECHE_LOG']),
  });
  await storage.close();
  await write(process.stdout, `${config.dataDir}: the tables are up to date\n`);
}

import { VecheError } from '../../contracts/errors.ts';
import { refuseWhileRunning, SECOND_OWNER_HINT } from '../api-access.ts';
import { systemClock } from '../clock.ts';
import { openSystem, type System } from '../compose.ts';
import { createLogger } from '../logger.ts';
import type { CommonOptions } from '../options.ts';
import type { Role } from '../names.ts';
import { recover, serve } from '../serve.ts';
import { readSettings } from '../settings.ts';
import { untilSignal } from '../until-signal.ts';

interface RunOptions extends CommonOptions {
  role: Role;
  untilIdle: boolean;
}

/** `run`: collects the configured sources and serves pages and API. */
export async function run(options: RunOptions): Promise<void> {
  if (options.role !== 'all') {
    throw new VecheError(
      'usage',
      `--role ${options.role} needs many processes, and this version runs as one`,
      {
        hint: 'leave --role out',
      },
    );
  }
  const { config, region } = readSettings(options, { secrets: true });
  await refuseWhileRunning(config.dataDir, SECOND_OWNER_HINT);
  const system = await openSystem({
    config,
    region,
    sources: config.sources,
    tokenOf: (source) => config.tokenOf(source.id),
    clock: systemClock,
    logger: createLogger(process.env['VECHE_LOG']),
  });
  await (options.untilIdle ? runUntilIdle(system) : runForGood(system));
}

async function runForGood(system: System): Promise<void> {
  const { host, port, requireKeys } = system.config.api;
  const asked = untilSignal();
  const service = await serve(system, { host, port, requireKeys, isDemo: false });
  process.stdout.write(`Veche runs: ${service.address}\nCtrl+C ends it; nothing collected is lost.\n`);
  if (system.config.sources.every((source) => !source.enabled)) {
    process.stdout.write('No source is switched on yet: add some to veche.yaml (README, "Real sources").\n');
  }
  await Promise.race([service.startWork().then(() => asked), asked]);
  await service.stop();
}

async function runUntilIdle(system: System): Promise<void> {
  const asked = untilSignal();
  try {
    await system.remember();
    await recover(system);
    const outcome = await Promise.race([system.runner.untilIdle(), asked]);
    await system.runner.stop();
    if (typeof outcome === 'string') return;
    const counts = system.book.statuses().reduce((sum, { counts: { posts } }) => sum + posts, 0);
    process.stdout.write(`idle after ${outcome.visits} visits; ${counts} posts collected so far\n`);
    for (const { id, reason } of outcome.unfinished)
      process.stdout.write(`not read to the end: ${id}: ${reason}\n`);
  } finally {
    await system.close();
  }
}

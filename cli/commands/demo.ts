import { resolve } from 'node:path';
import { loadRegion } from '../../config/load-region.ts';
import { configSchema, type Config } from '../../config/schema.ts';
import { createSimulator, type Simulator } from '../../simulator/simulator.ts';
import { refuseWhileRunning, SECOND_OWNER_HINT } from '../api-access.ts';
import { openSystem } from '../compose.ts';
import { clockOfFolder } from '../data-clock.ts';
import { createLogger } from '../logger.ts';
import { serve } from '../serve.ts';
import { untilSignal } from '../until-signal.ts';

interface DemoOptions {
  port: number;
  days: number;
  rate?: number;
  seed: number;
  data: string;
}

const REGION = 'pskov';
/** Posts and comments a day of the simulated region (design section 7). */
const POSTS_PER_DAY = 2_000;
const DAY_SECONDS = 86_400;
/** An hour a minute. */
const SPEED = 60;
/** `demo`: simulated networks, real collectors, everything else, in one process on loopback. */
export async function demo(options: DemoOptions): Promise<void> {
  const dataDir = resolve(options.data);
  await refuseWhileRunning(dataDir, SECOND_OWNER_HINT);
  const region = loadRegion(REGION);
  const asked = untilSignal();
  const speed = options.rate === undefined ? SPEED : (options.rate * DAY_SECONDS) / POSTS_PER_DAY;
  const clock = await clockOfFolder(dataDir, speed);
  const simulator = await createSimulator({
    region,
    clock,
    dataDir,
    seed: options.seed,
    days: options.days,
    postsPerDay: POSTS_PER_DAY,
  });
  const { sources } = await simulator.listen(0);
  const config = demoConfig({ dataDir, port: options.port, sources, simulator });
  const system = await openSystem({
    config,
    region,
    sources,
    tokenOf: (source) => config.tokenOf(source.id),
    clock,
    logger: createLogger(process.env['VECHE_LOG']),
  });
  const service = await serve(system, { ...config.api, isDemo: true });
  process.stdout.write(
    `Veche shows a simulated region: ${service.address}\nCtrl+C ends it; a restart goes on with the same world.\n`,
  );
  await Promise.race([service.startWork().then(() => asked), asked]);
  await service.stop();
  await simulator.close();
}

interface DemoParts {
  dataDir: string;
  port: number;
  sources: Config['sources'];
  simulator: Simulator;
}

function demoConfig({ dataDir, port, sources, simulator }: DemoParts): Config {
  const file = configSchema.parse({
    region: REGION,
    dataDir,
    api: { port },
    network: { allowPrivate: ['127.0.0.1'] },
  });
  const names = new Map(sources.map((source) => [source.id, source.tokenEnv]));
  return {
    ...file,
    sources,
    file: null,
    tokenOf: (sourceId) => simulator.tokens[names.get(sourceId) ?? ''] ?? null,
    ingestSecretOf: () => null,
    webhookSecretOf: () => null,
  };
}

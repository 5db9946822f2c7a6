import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { toYaml } from '../../config/yaml-file.ts';
import { loadRegion } from '../../config/load-region.ts';
import type { Source } from '../../contracts/source.ts';
import { createSimulator, type Simulator } from '../../simulator/simulator.ts';
import { systemClock } from '../clock.ts';
import { write } from '../output.ts';
import { untilSignal } from '../until-signal.ts';

interface SimulateOptions {
  port: number;
  days: number;
  postsPerDay: number;
  seed: number;
  data: string;
  planted?: string;
}

const REGION = 'pskov';
const PLANTED_EVERY_MS = 500;

/** `simulate`: only the simulated networks, on the real clock, with the settings to read them. */
export async function simulate(options: SimulateOptions): Promise<void> {
  const dataDir = resolve(options.data);
  const asked = untilSignal();
  const { days, postsPerDay, seed } = options;
  const simulator = await createSimulator({
    region: loadRegion(REGION),
    clock: systemClock,
    dataDir,
    seed,
    days,
    postsPerDay,
  });
  const { url, sources } = await simulator.listen(options.port);
  const config = join(dataDir, 'veche.yaml');
  await writeFile(config, settingsText(sources), { mode: 0o600 });
  await writeFile(join(dataDir, 'simulator.env'), environmentText(simulator), { mode: 0o600 });
  await write(
    process.stdout,
    `The networks answer at ${url}\nSettings: ${config}; keys: ${join(dataDir, 'simulator.env')}\n` +
      `Read them: set -a; . ${join(dataDir, 'simulator.env')}; ./veche run --config ${config}\n`,
  );
  const writing = setInterval(() => void writePlanted(simulator, options.planted), PLANTED_EVERY_MS);
  await asked;
  clearInterval(writing);
  await simulator.close();
  await writePlanted(simulator, options.planted);
  const { count, details } = simulator.limitsBroken();
  await write(process.stdout, `served: ${simulator.servedPosts()} posts; limits broken: ${count}\n`);
  for (const { at, limit } of details) await write(process.stdout, `${at} ${limit}\n`);
}

function settingsText(sources: readonly Source[]): string {
  return toYaml({ region: REGION, dataDir: './store', network: { allowPrivate: ['127.0.0.1'] }, sources });
}

function environmentText(simulator: Simulator): string {
  return Object.entries(simulator.tokens)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

async function writePlanted(simulator: Simulator, file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const lines = simulator.planted().map((planted) => `${JSON.stringify(planted)}\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
}

import { writeFile } from 'node:fs/promises';
import { loadRegion } from '../../config/load-region.ts';
import { toIso } from '../../contracts/clock.ts';
import { evaluate } from '../../processors/evaluation/evaluate.ts';
import { evaluationReport } from '../../processors/evaluation/report.ts';
import { buildStageA } from '../../processors/index.ts';
import { processorsVersion } from '../../processors/version.ts';
import { systemClock } from '../clock.ts';
import { write } from '../output.ts';
import { readEvaluationData } from '../read-evaluation-data.ts';

interface EvaluateOptions {
  data: string;
  region: string;
  out?: string;
}

/**
 * `evaluate`: measures the language chain on judged data and writes a report.
 * @throws {VecheError} `not_found` when the folder holds no known set.
 */
export async function evaluateCommand(options: EvaluateOptions): Promise<void> {
  const data = await readEvaluationData(options.data);
  const region = loadRegion(options.region);
  const tools = { region, label: buildStageA(region), cpuSeconds, now: () => performance.now() };
  const found = evaluate(data, tools, (title) => process.stderr.write(`measuring ${title}\n`));
  const at = toIso(systemClock.now());
  const report = evaluationReport({ at, version: processorsVersion(region), ...found });
  if (options.out === undefined) await write(process.stdout, report);
  else await writeFile(options.out, report);
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

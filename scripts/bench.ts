// Measures Veche on this machine: npm run bench [-- --full]. Writes bench/results.json and the tables of docs/performance.md.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describeRun } from './bench/machine.ts';
import type { Found } from './bench/part.ts';
import type { PartName } from './bench/part-names.ts';
import { readPlan, USAGE, type Plan } from './bench/plan.ts';
import { writeReport } from './bench/report.ts';
import { saveRun } from './bench/results.ts';

const plan = planOrUsage();
const failed: string[] = [];
for (const name of plan.parts) {
  console.log(`${name} (${plan.size})`);
  const about = describeRun();
  const found = await runPart(name, plan);
  if (found === null) {
    failed.push(name);
    continue;
  }
  for (const { name: what, values } of found.measured)
    console.log(
      `  ${what}: ${JSON.stringify(values).slice(1, -1).replaceAll('"', '').replaceAll(',', ', ')}`,
    );
  await writeReport(await saveRun({ size: plan.size, name }, { ...about, ...found }));
}
if (failed.length > 0) {
  console.error(`bench: failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

function planOrUsage(): Plan {
  try {
    return readPlan(process.argv.slice(2));
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(2);
  }
}

/** null: the part failed, and said why. */
async function runPart(name: PartName, given: Plan): Promise<Found | null> {
  const child = fork(new URL('bench/part-worker.ts', import.meta.url), [name, JSON.stringify(given)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // chDB runs one query per thread of this pool.
    env: { ...process.env, UV_THREADPOOL_SIZE: '12' },
  });
  let found: Found | null = null;
  child.on('message', (message) => (found = message as Found));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0 ? found : null;
}

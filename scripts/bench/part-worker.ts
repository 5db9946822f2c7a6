// One part of the benchmark in a process of its own; the plan comes as JSON, what was found goes back as a message.
import type { Part } from './part.ts';
import type { PartName } from './part-names.ts';
import { collectPart } from './parts/collect.ts';
import { enrichPart } from './parts/enrich.ts';
import { factsPart } from './parts/facts.ts';
import { loadPart } from './parts/load.ts';
import { readsPart } from './parts/reads.ts';
import { startPart } from './parts/start.ts';
import { storePart } from './parts/store.ts';
import { visiblePart } from './parts/visible.ts';
import type { Plan } from './plan.ts';

const PARTS: Readonly<Record<PartName, Part>> = {
  enrich: enrichPart,
  collect: collectPart,
  visible: visiblePart,
  store: storePart,
  start: startPart,
  reads: readsPart,
  load: loadPart,
  facts: factsPart,
};

const [name = '', plan = ''] = process.argv.slice(2);
const found = await PARTS[name as PartName](JSON.parse(plan) as Plan, (line) => console.log(`  ${line}`));
process.send?.(found, () => process.disconnect());

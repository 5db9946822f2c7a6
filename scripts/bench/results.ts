import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** What was measured of one thing: a name, and numbers whose keys end in their unit. */
const measuredSchema = z.object({ name: z.string(), values: z.record(z.string(), z.number()) });

const runSchema = z.object({
  at: z.string(),
  commit: z.string(),
  machine: z.object({ cpu: z.string(), cores: z.number(), memoryGb: z.number(), node: z.string() }),
  /** Load average of a minute when the part began: above a few tenths, others were using the machine. */
  loadBefore: z.number(),
  /** Size of the store, or of what was fed in. */
  posts: z.number(),
  measured: z.array(measuredSchema),
});

/** The last run of each part, small and full ones apart. */
const resultsSchema = z.object({
  quick: z.record(z.string(), runSchema),
  full: z.record(z.string(), runSchema),
});

export type Measured = z.infer<typeof measuredSchema>;
export type PartRun = z.infer<typeof runSchema>;
export type Results = z.infer<typeof resultsSchema>;
export type Size = keyof Results;

export const RESULTS_FILE = new URL('../../bench/results.json', import.meta.url);

/** The stored results; none when there is no file. @throws {Error} when the file holds something else. */
export async function readResults(file = RESULTS_FILE): Promise<Results> {
  try {
    return resultsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { quick: {}, full: {} };
    throw error;
  }
}

/** Puts the run of one part in the place of its last one; all others stay. */
export async function saveRun(
  part: { size: Size; name: string },
  run: PartRun,
  file = RESULTS_FILE,
): Promise<Results> {
  const results = await readResults(file);
  results[part.size] = sorted({ ...results[part.size], [part.name]: run });
  await mkdir(new URL('.', file), { recursive: true });
  const temporary = new URL(`${file.href}.${process.pid}`);
  await writeFile(temporary, `${JSON.stringify(results, null, 2)}\n`);
  await rename(temporary, file);
  return results;
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

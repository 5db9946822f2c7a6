import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { VecheError } from '../contracts/errors.ts';
import type { Region } from '../contracts/region.ts';

const FILE = 'world.json';

const schema = z.object({
  regionId: z.string(),
  /** Of all that the posts are made from (`fingerprintOf`). */
  fingerprint: z.string(),
  seed: z.number().int(),
  postsPerDay: z.number(),
  /** Begin of the history, and where the prepared history ends, ms. */
  startMs: z.number().int(),
  presentMs: z.number().int(),
  /** Port of the last start, so that addresses stay the same; null: not started yet. */
  port: z.number().int().nullable(),
});

/** What a folder remembers of its world, so that a restart goes on with it. */
export type WorldFile = z.infer<typeof schema>;

/** Raised when the same seed would give other posts. */
const VERSION = 1;

/** Changes when posts would be others: with the region's places and bodies, and with the simulator itself. */
export function fingerprintOf({ id, timezone, districts, gazetteer, bodies }: Region): string {
  const parts = JSON.stringify([VERSION, id, timezone, districts, gazetteer, bodies]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 16);
}

/** The world of a folder; null when it has none. @throws {VecheError} `config` when the file cannot be read. */
export async function readWorldFile(dataDir: string): Promise<WorldFile | null> {
  const file = join(dataDir, FILE);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const read = schema.safeParse(jsonOf(text));
  if (read.success) return read.data;
  throw new VecheError('config', 'the description of the simulated world cannot be read', {
    where: file,
    hint: 'remove the folder, or choose another with --data',
  });
}

/** Writes it whole or not at all. */
export async function writeWorldFile(dataDir: string, world: WorldFile): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(world, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

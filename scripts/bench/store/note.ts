import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Posts with texts and labels as networks give them, or only what is counted. */
const ROW_KINDS = ['texts', 'facts'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

const noteSchema = z.object({
  kind: z.enum(ROW_KINDS),
  rows: z.number().int().positive(),
  /** Posts are published in [from, to), milliseconds. */
  from: z.number().int(),
  to: z.number().int(),
  /** The first posts are stored already. */
  stored: z.number().int().nonnegative(),
});

/** What is generated into a data folder, and how far that is. */
export type StoreNote = z.infer<typeof noteSchema>;

const pathIn = (dataDir: string) => join(dataDir, 'bench-store.json');

/** The note of a folder; null: nothing was generated there. */
export async function readNote(dataDir: string): Promise<StoreNote | null> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(pathIn(dataDir), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Makes the folder when it is absent. */
export async function writeNote(dataDir: string, note: StoreNote): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(pathIn(dataDir), `${JSON.stringify(note)}\n`);
}

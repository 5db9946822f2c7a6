import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const runFileSchema = z.object({
  pid: z.number().int(),
  instanceId: z.string(),
  url: z.url(),
  /** Local admin key of this run; worthless when /healthz tells another instance. */
  key: z.string(),
});

/** How other commands reach the process that owns a data folder. */
export type RunFile = z.infer<typeof runFileSchema>;

const pathOf = (dataDir: string) => join(dataDir, 'run.json');

export function newLocalKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Readable by the owner alone; whole or absent, whatever crashes. */
export async function writeRunFile(dataDir: string, content: RunFile): Promise<void> {
  const temporary = `${pathOf(dataDir)}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  await rename(temporary, pathOf(dataDir));
}

export async function removeRunFile(dataDir: string): Promise<void> {
  await rm(pathOf(dataDir), { force: true });
}

/** null: nobody left one, or it cannot be read. */
export async function readRunFile(dataDir: string): Promise<RunFile | null> {
  try {
    const parsed = runFileSchema.safeParse(JSON.parse(await readFile(pathOf(dataDir), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

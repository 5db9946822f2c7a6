import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';

export const MANIFEST_FILE = 'manifest.json';
/** First file of a backup: how much comes, so that whoever saves it can say how far he is. */
export const CONTENTS_FILE = 'contents.json';
/** Folders of a backup: parts of tables, and what landing needs. */
export const TABLES_FOLDER = 'tables';
export const LANDING_FOLDER = 'landing';

/** A name that cannot lead out of a folder. */
const SAFE_NAME = /^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.@=~+-]+(?:\/[\w.@=~+-]+)*$/;
/** The only format so far; a later one gets the next number. */
const FORMAT = 1;

const fileSchema = z.object({
  name: z.string().max(1_000).regex(SAFE_NAME),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** Version of Veche and of the engine that made it. */
  version: z.string(),
  engine: z.string(),
  timezone: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  /** Rows as they stood in the files, with those that wait to be merged away. */
  tables: z.array(z.object({ name: z.string().regex(/^\w+$/), rows: z.number().int() })),
  /** Posts as readers count them. */
  livePosts: z.number().int(),
  landedPages: z.number().int(),
  files: z.array(fileSchema),
});

export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupFile = z.infer<typeof fileSchema>;

export function manifestText(manifest: Omit<BackupManifest, 'format'>): string {
  return `${JSON.stringify({ format: FORMAT, ...manifest }, null, 1)}\n`;
}

/**
 * The manifest of a backup folder.
 * @throws {VecheError} `input` when there is none, or none that this version reads.
 */
export async function readManifest(dir: string): Promise<BackupManifest> {
  const file = join(dir, MANIFEST_FILE);
  const hint = 'name a folder or .tar file that `./veche backup` has made';
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new VecheError('input', 'this is no backup: it has no manifest', { where: file, hint, cause });
  });
  return parseManifest(text, file);
}

/** The manifest from its text; `where` names its file. @throws {VecheError} `input` when this version does not read it. */
export function parseManifest(text: string, where: string): BackupManifest {
  const parsed = manifestSchema.safeParse(parseOrNull(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new VecheError('input', 'the manifest of the backup cannot be read', {
    where: `${where}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    hint: 'it is damaged, or was made by a newer Veche',
  });
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

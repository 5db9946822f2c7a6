import { join } from 'node:path';
import type { Part } from '../part.ts';
import type { Plan } from '../plan.ts';
import { round } from '../round.ts';
import { makeStore, type StoreWanted } from '../store/make-store.ts';
import type { StoreNote } from '../store/note.ts';
import { readStoreSize } from '../store/store-size.ts';

/** `store`: the generated store of posts with text, and what it takes on disk. */
export const storePart: Part = async (plan, tell) => {
  const wanted = textStoreOf(plan);
  const { rows } = await makeStore(wanted, tell);
  const size = await readStoreSize(wanted.dataDir);
  const tables = Object.entries(size.tables).sort(([, a], [, b]) => b - a);
  return {
    posts: rows,
    measured: [
      {
        name: 'all tables',
        values: { bytesPerPost: round(size.bytes / rows), totalMb: round(size.bytes / 1e6) },
      },
      ...tables.slice(0, 8).map(([table, bytes]) => ({
        name: table,
        values: { bytesPerPost: round(bytes / rows), totalMb: round(bytes / 1e6) },
      })),
    ],
  };
};

/** The generated store with text of a plan; made when it is not there. */
export async function textStore(
  plan: Plan,
  tell: (line: string) => void,
): Promise<{ dataDir: string; note: StoreNote }> {
  const wanted = textStoreOf(plan);
  return { dataDir: wanted.dataDir, note: await makeStore(wanted, tell) };
}

function textStoreOf({ dataDir, rows }: Plan): StoreWanted {
  return { dataDir: join(dataDir, `texts-${rows}`), kind: 'texts', rows };
}

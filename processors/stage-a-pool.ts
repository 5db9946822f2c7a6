import { setImmediate } from 'node:timers/promises';
import type { Labelled } from '../contracts/enriched.ts';
import { VecheError } from '../contracts/errors.ts';
import type { Post } from '../contracts/post.ts';
import type { Region } from '../contracts/region.ts';
import { buildStageA } from './index.ts';
import { createStageAThread, unlabelled } from './stage-a-thread.ts';
import type { StageAThread } from './stage-a-thread.ts';

/** Stage A over many posts. Rows and their order are the same for any number of threads. */
export interface StageAPool {
  /** @throws {VecheError} `internal`, `where` naming the post, when one cannot be labelled; `aborted` once closed. */
  label(posts: readonly Post[]): Promise<Labelled[]>;
  /** Ends the threads; calls under way are refused with `aborted`. */
  close(): Promise<void>;
}

export interface StageAPoolOptions {
  region: Region;
  /** File of a trained model of topics, as its bytes. */
  model?: Uint8Array | null;
  /** 0: in this thread, which is given free between chunks. */
  threads: number;
  /** Time for one batch of at most BATCH_MAX posts; a batch takes about 20 ms. */
  deadlineMs?: number;
  /** Time that a new thread may take to start, besides. */
  startMs?: number;
  /** Another entry file of the threads. */
  workerFile?: URL;
}

/** Posts that this thread labels before it looks at its other work: about 10 ms. */
const CHUNK = 200;
const BATCH_MIN = 50;
const BATCH_MAX = 500;
const DEADLINE_MS = 2000;

/** Makes the pool; threads start with their first batch. */
export function createStageAPool(options: StageAPoolOptions): StageAPool {
  return options.threads === 0 ? createLocalPool(options) : createThreadPool(options);
}

function createLocalPool({ region, model = null }: StageAPoolOptions): StageAPool {
  const label = buildStageA(region, model);
  return {
    async label(posts) {
      const labelled: Labelled[] = [];
      for (const post of posts) {
        if (labelled.length > 0 && labelled.length % CHUNK === 0) await setImmediate();
        try {
          labelled.push(label(post));
        } catch (error) {
          throw unlabelled(post.id, error instanceof Error ? error.message : String(error));
        }
      }
      return labelled;
    },
    close: () => Promise.resolve(),
  };
}

function createThreadPool(options: StageAPoolOptions): StageAPool {
  const { region, model = null, threads, deadlineMs = DEADLINE_MS, startMs, workerFile } = options;
  const pool = Array.from({ length: threads }, () =>
    createStageAThread({ region, model }, { file: workerFile, startMs }),
  );
  const idle = [...pool];
  const waiting: ((thread: StageAThread) => void)[] = [];
  let isClosed = false;

  const take = (): Promise<StageAThread> => {
    const thread = idle.pop();
    return thread === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(thread);
  };
  const give = (thread: StageAThread): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };
  const run = async (batch: readonly Post[]): Promise<Labelled[]> => {
    const thread = await take();
    try {
      if (isClosed) throw new VecheError('aborted', 'the pool of the processors is closed');
      return await labelBatch(thread, batch, { deadlineMs, isClosed: () => isClosed });
    } finally {
      give(thread);
    }
  };

  return {
    async label(posts) {
      const batches = split(posts, threads);
      const results = await Promise.allSettled(batches.map(run));
      return results.flatMap((result) => {
        if (result.status === 'rejected') throw result.reason;
        return result.value;
      });
    },
    async close() {
      isClosed = true;
      await Promise.all(pool.map((thread) => thread.close()));
    },
  };
}

/** A batch that hangs or kills its thread is halved until the post is found that does it. */
async function labelBatch(
  thread: StageAThread,
  posts: readonly Post[],
  limits: { deadlineMs: number; isClosed: () => boolean },
): Promise<Labelled[]> {
  try {
    return await thread.label(posts, limits.deadlineMs);
  } catch (error) {
    const isLost = error instanceof VecheError && (error.code === 'timeout' || error.code === 'aborted');
    if (!isLost || limits.isClosed()) throw error;
    const [only] = posts;
    if (posts.length === 1 && only !== undefined) throw unlabelled(only.id, error.message);
    const middle = Math.ceil(posts.length / 2);
    const first = await labelBatch(thread, posts.slice(0, middle), limits);
    return [...first, ...(await labelBatch(thread, posts.slice(middle), limits))];
  }
}

/** Even batches for all threads, neither so small that messages cost more than the work, nor without a bound. */
function split(posts: readonly Post[], threads: number): (readonly Post[])[] {
  const even = Math.ceil(posts.length / threads);
  const size = Math.min(BATCH_MAX, Math.max(BATCH_MIN, even));
  const batches: (readonly Post[])[] = [];
  for (let start = 0; start < posts.length; start += size) batches.push(posts.slice(start, start + size));
  return batches;
}

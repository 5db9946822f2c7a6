import { Worker } from 'node:worker_threads';
import { VecheError } from '../contracts/errors.ts';
import type { Labelled } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import { receiveLabels } from './carry-labels.ts';
import type { StageAAnswer, StageAData, StageARequest } from './stage-a-worker.ts';

/** A worker thread with one batch at a time. */
export interface StageAThread {
  /**
   * @throws {VecheError} `internal` with the id of the post that the steps cannot label, `timeout` when the batch is not
   * done in time, `aborted` when the thread died or was closed. After `timeout` and `aborted` the next call starts a
   * new thread.
   */
  label(posts: readonly Post[], deadlineMs: number): Promise<Labelled[]>;
  close(): Promise<void>;
}

/** Entry file of the worker; Node strips its types. */
const WORKER_FILE = new URL('./stage-a-worker.ts', import.meta.url);

/** A thread that is started at its first batch, and again after it died. */
export function createStageAThread(
  data: StageAData,
  {
    file = WORKER_FILE,
    startMs = START_MS_MAX,
  }: { file?: URL | undefined; startMs?: number | undefined } = {},
): StageAThread {
  let worker: Worker | null = null;
  let next = 0;

  async function stop(): Promise<void> {
    const running = worker;
    worker = null;
    await running?.terminate();
  }

  async function label(posts: readonly Post[], deadlineMs: number): Promise<Labelled[]> {
    const isNew = worker === null;
    worker ??= new Worker(file, { workerData: data });
    next += 1;
    const request: StageARequest = { id: next, posts: [...posts] };
    try {
      // The first batch waits for the thread to load the region, too.
      return readAnswer(await ask(worker, request, isNew ? deadlineMs + startMs : deadlineMs), posts);
    } catch (error) {
      if (error instanceof VecheError && error.code !== 'internal') await stop();
      throw error;
    }
  }

  return { label, close: stop };
}

/** Longest time to start a thread and compile the region's words, on a busy machine. */
const START_MS_MAX = 30_000;

function ask(worker: Worker, request: StageARequest, deadlineMs: number): Promise<StageAAnswer> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      settle();
    };
    const onMessage = (answer: StageAAnswer) => {
      if (answer.id === request.id) finish(() => resolve(answer));
    };
    const onError = (cause: unknown) => finish(() => reject(died(cause)));
    const onExit = () => finish(() => reject(died(undefined)));
    const timer = setTimeout(() => {
      finish(() => reject(new VecheError('timeout', 'the processors did not finish a batch in time')));
    }, deadlineMs);
    worker.ref();
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request);
  });
}

function died(cause: unknown): VecheError {
  return new VecheError('aborted', 'the thread of the processors ended', { cause });
}

function readAnswer(answer: StageAAnswer, posts: readonly Post[]): Labelled[] {
  if ('labels' in answer) return receiveLabels(answer.labels, posts);
  throw unlabelled(posts[answer.failedAt]?.id ?? 'unknown', answer.reason);
}

/** The error for a post that breaks the processors: its page is set aside, the others go on. */
export function unlabelled(postId: string, reason: string): VecheError {
  return new VecheError('internal', `the processors cannot label the post: ${reason}`, {
    where: postId,
    hint: 'the page is kept in quarantine; report the post, then run ./veche replay',
  });
}

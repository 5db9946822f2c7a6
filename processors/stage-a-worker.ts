import { parentPort, workerData } from 'node:worker_threads';
import type { Labelled } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import type { Region } from '../contracts/region.ts';
import { sendLabels } from './carry-labels.ts';
import { buildStageA } from './index.ts';

/** What a worker builds its steps from. */
export interface StageAData {
  region: Region;
  model: Uint8Array | null;
}

/** What the pool sends to a worker. */
export interface StageARequest {
  id: number;
  posts: Post[];
}

/** What a worker answers: the labels of the posts in order (carry-labels.ts), or the index of the post that it cannot label. */
export type StageAAnswer = { id: number; labels: string } | { id: number; failedAt: number; reason: string };

const { region, model } = workerData as StageAData;
const label = buildStageA(region, model);

parentPort?.on('message', ({ id, posts }: StageARequest) => {
  parentPort?.postMessage(answer(id, posts));
});

function answer(id: number, posts: readonly Post[]): StageAAnswer {
  const labelled: Labelled[] = [];
  for (const post of posts) {
    try {
      labelled.push(label(post));
    } catch (error) {
      return {
        id,
        failedAt: labelled.length,
        reason: error instanceof Error ? error.message : String(error),
      };
    }
  }
  return { id, labels: sendLabels(labelled) };
}

import type { CorrectionStep } from '../../contracts/corrections.ts';
import type { CorrectedPost, Corrections } from '../../contracts/queries/corrections.ts';
import { POST } from './examples.ts';

/** Invented bodies and answers of the routes that change something, for the documentation. */

const { meta: _, ...post } = POST;
const byPerson = [{ rule: 'correction', quote: null, start: null, end: null }];

export const CORRECTION = { block: 'roads' as const, note: 'Речь о колодце на проезжей части', version: 0 };

export const CORRECTED_POST: CorrectedPost = {
  post: { ...post, block: 'roads', blockEvidence: byPerson, topics: [] },
  version: 1,
  labels: { block: 'roads' },
  undo: `/api/v1/posts/${encodeURIComponent(post.id)}/corrections/undo`,
};

export const UNDONE_POST: CorrectedPost = { post, version: 2, labels: {}, undo: null };

export const CORRECTION_STEP: CorrectionStep = {
  number: 1,
  by: 'Мария',
  at: '2026-11-24T08:05:00.000Z',
  note: CORRECTION.note,
  set: { block: 'roads' },
  before: { block: 'housing', topic: 'water' },
  undoneBy: null,
  undoneAt: null,
};

export const CORRECTIONS: Corrections = {
  version: 1,
  labels: { block: 'roads' },
  items: [CORRECTION_STEP],
  next: null,
};

export const TYPED_POST = {
  network: 'appeal' as const,
  text: 'В Опочке третий день нет воды',
  publishedAt: '2026-11-24T09:00',
  channelId: 'phone',
  url: null,
  geo: null,
};

export const PUSHED_ITEMS = [
  {
    id: '20261124-17',
    text: 'В Опочке третий день нет воды',
    publishedAt: '2026-11-24T09:00:00+03:00',
    authorId: 'caller-5120',
  },
  { id: '20261123-4', deletedAt: '2026-11-24T09:05:00+03:00' },
];

export const PUSHED = {
  posts: 1,
  deletions: 1,
  quarantined: [{ place: 'items.2', reason: 'text: missing' }],
};

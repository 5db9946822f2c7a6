import { packLabels, unpackLabels, type Labels, type PackedLabels } from '../contracts/packed-labels.ts';
import type { StoredPost } from '../contracts/post-store.ts';

/** The column `labels` of a post: what its typed columns do not hold. */
export function encodeLabels(post: StoredPost): string {
  return JSON.stringify(packLabels(post));
}

/** Labels out of the column; `text` is that of the same row. */
export function decodeLabels(json: string, text: string): Labels {
  const stored = JSON.parse(json) as PackedLabels | Labels;
  // Stores of earlier versions have the labels by name.
  return isPacked(stored) ? unpackLabels(stored, text) : stored;
}

function isPacked(stored: PackedLabels | Labels): stored is PackedLabels {
  return Array.isArray(stored);
}

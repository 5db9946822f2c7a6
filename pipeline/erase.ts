import type { StoredPost } from '../contracts/post-store.ts';

/**
 * A stored post without anything its author wrote: text, address, pseudonym, stems and every quote are gone; the labels
 * that counts stand on (district, block, topic, cluster) stay.
 */
export function erase(row: StoredPost, deletedAt: string, fetchedAt: string): StoredPost {
  return {
    ...row,
    text: '',
    url: null,
    authorKey: null,
    geo: null,
    stems: [],
    deletedAt,
    fetchedAt,
    places: row.places.map((place) => ({ ...place, text: '', start: 0, end: 0, evidence: [] })),
    blockEvidence: [],
    topics: row.topics.map((topic) => ({ ...topic, evidence: [] })),
    sentiment: { ...row.sentiment, evidence: [] },
    conflict: { ...row.conflict, evidence: [] },
    bodies: row.bodies.map((body) => ({ ...body, evidence: [] })),
  };
}

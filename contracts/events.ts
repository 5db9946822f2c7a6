/** What the live stream carries. Never texts, channels of persons, or author keys. */
export type LiveEvent =
  | { type: 'posts'; data: { added: number; changed: number; deleted: number; at: string } }
  | { type: 'alert'; data: { id: string; state: string; districtId: string; block: string; at: string } }
  | { type: 'source'; data: { id: string; state: string; at: string } };

export interface NumberedEvent {
  id: number;
  event: LiveEvent;
}

/** In-process bus behind `GET /api/v1/stream`; keeps the last events so that a reader can resume. */
export interface EventBus {
  publish(event: LiveEvent): void;
  /** Events after `lastId` that are still kept, then live ones, until the signal fires. */
  subscribe(lastId: number | null, listener: (event: NumberedEvent) => void): () => void;
}

/** What happens. Never texts, channels of persons, or author keys. */
export type LiveEvent =
  | { type: 'posts'; data: { added: number; changed: number; deleted: number; at: string } }
  | { type: 'alert'; data: { id: string; state: string; districtId: string; block: string; at: string } }
  | { type: 'source'; data: { id: string; state: string; at: string } };

/** Tells a reader that comes back that events are missing which are not kept any more: it reads everything anew. */
export interface ResyncEvent {
  type: 'resync';
  /** Number of the last event that the reader has heard. */
  data: { after: number };
}

export interface NumberedEvent {
  /** Rises by one with each event of a process; numbers of a later process are above. */
  id: number;
  event: LiveEvent | ResyncEvent;
}

/** In-process bus behind `GET /api/v1/stream`; keeps the last events so that a reader can resume. */
export interface EventBus {
  publish(event: LiveEvent): void;
  /** Number of the newest event; a reader that begins now has missed nothing after it. */
  lastId(): number;
  /**
   * Events after `lastId`, then live ones, until the answer is called. When not all of them are kept (too many, or of a
   * process before this one), a `resync` comes in their place. null: only live ones.
   */
  subscribe(lastId: number | null, listener: (event: NumberedEvent) => void): () => void;
}

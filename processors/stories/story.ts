import type { Features } from './features.ts';
import type { Where } from './where.ts';

/** What is known of an event, whatever post tells of it; shared by the stories that turned out to be one. */
export interface StoryEvent {
  id: string;
  /** Of two events the one with the lower number was heard of earlier. */
  order: number;
  /** Stories that share it. */
  leaders: number;
  where: Where;
  topicId: string | null;
  lastMs: number;
}

/** The first post of a story, which later ones are compared with, and its event. */
export interface Story {
  features: Features;
  event: StoryEvent;
}

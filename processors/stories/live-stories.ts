import { createPostings } from './postings.ts';
import type { Features } from './features.ts';
import type { Story } from './story.ts';

/** The newest stories, which posts can still join. */
export interface LiveStories {
  open: (story: Story) => void;
  /** Stories that share most with a text, best first. */
  candidates: (features: Features) => Story[];
  /** The story that was opened under an id; undefined when it is over, or was never opened. */
  byId: (id: string) => Story | undefined;
}

/** Makes an empty list that keeps the newest `storiesMax` stories. */
export function createLiveStories(storiesMax: number): LiveStories {
  const postings = createPostings(storiesMax);
  const live: Story[] = [];
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  let next = 0;

  return {
    open(story) {
      const slot = next % storiesMax;
      const replaced = ids[slot];
      if (replaced !== undefined && numbers.get(replaced) === next - storiesMax) numbers.delete(replaced);
      live[slot] = story;
      ids[slot] = story.event.id;
      numbers.set(story.event.id, next);
      postings.add(story.features, next);
      next += 1;
    },
    candidates(features) {
      const stories: Story[] = [];
      for (const number of postings.candidates(features)) {
        const story = live[number % storiesMax];
        if (story !== undefined) stories.push(story);
      }
      return stories;
    },
    byId(id) {
      const number = numbers.get(id);
      return number === undefined ? undefined : live[number % storiesMax];
    },
  };
}

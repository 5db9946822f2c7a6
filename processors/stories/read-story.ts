import type { Place, TopicLabel } from '../../contracts/enriched.ts';
import { createStemmer } from '../../text/stem.ts';
import { createContentStems } from './content-stems.ts';
import { createFeatures, type Features } from './features.ts';
import { createHeadline } from './headline.ts';
import type { Story } from './story.ts';
import { whereOf } from './where.ts';

/** What of a post decides about stories. */
export interface StoryPost {
  id: string;
  kind: string;
  text: string;
  publishedAt: string;
  districtId: string | null;
  places: readonly Place[];
  topics: readonly TopicLabel[];
  stems: readonly string[];
}

/** Texts with more stems have a headline that says what they are about. */
const HEADLINE_STEMS_MIN = 40;
/** Reads posts as stories of their own. */
export interface StoryReader {
  read: (post: StoryPost, storyId: string) => Story;
  /** Tells of a text that has been read, for the weights of later ones. */
  count: (features: Features) => void;
}

/** Makes the reader; the weights of words follow the texts it is told of. */
export function createStoryReader(): StoryReader {
  const features = createFeatures();
  const stemOf = createStemmer();
  const stemsOf = createContentStems(stemOf);
  const headlineOf = createHeadline(stemOf);
  let order = 0;
  return {
    read(post, storyId) {
      const headline = post.stems.length < HEADLINE_STEMS_MIN ? null : headlineOf(post.text);
      const lastMs = Date.parse(post.publishedAt);
      const topicId = post.topics[0]?.id ?? null;
      order += 1;
      return {
        features: features.of(stemsOf(post), headline),
        event: { id: storyId, order, leaders: 1, where: whereOf(post), topicId, lastMs },
      };
    },
    count: features.count,
  };
}

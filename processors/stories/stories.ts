import { createComparer } from './likeness.ts';
import { createLiveStories } from './live-stories.ts';
import { createStoryReader, type StoryPost } from './read-story.ts';
import { isApart, marginOf } from './same-event.ts';
import type { Story } from './story.ts';
import { mergeWhere } from './where.ts';

/** Stories: the same event in other words. */
export interface Stories {
  /** Id of the story a post belongs to: that of its first post, which may be this one. */
  assign: (post: StoryPost) => string;
  /** Takes a stored post over into the story it was assigned to. */
  remember: (post: StoryPost, storyId: string) => void;
}

/** Newest stories that posts can still join. */
const STORIES_MAX = 20_000;
/** A post without topic and place tells a story only when it has so many words of its own. */
const UNPLACED_STEMS_MIN = 15;
/** Two stories are one when a post is so much more alike to both of them than one of them needs … */
const BRIDGE_MARGIN = 0.1;
/** … and they themselves lack no more than this. */
const MERGE_MARGIN = -0.08;
/** Stories that may go on as one: bounds how far apart its posts can be. */
const LEADERS_MAX = 4;

/**
 * Makes the clustering: each post joins the most similar live story (what its words and headline share, weighted by
 * rarity, with what place and topic add) or begins one. Posts from different places never share a story. Chatter and
 * answers without topic and place stay alone. Posts are compared with the first post of a story, so stories do not
 * drift and need no splitting; two stories that meet in a post go on under the id of the older one.
 */
export function createStories(): Stories {
  const reader = createStoryReader();
  const comparer = createComparer();
  const live = createLiveStories(STORIES_MAX);

  /** The stories a post belongs to, the most similar first. */
  function matches(post: Story): Match[] {
    const found: Match[] = [];
    comparer.set(post.features);
    for (const story of live.candidates(post.features)) {
      if (isApart(story, post)) continue;
      const margin = marginOf(story, post, comparer.with(story.features));
      if (margin >= 0) found.push({ story, margin });
    }
    return found.sort((a, b) => b.margin - a.margin);
  }

  function mergeWhenAlike(first: Story, second: Story): void {
    if (first.event === second.event || isApart(first, second)) return;
    comparer.set(first.features);
    if (marginOf(first, second, comparer.with(second.features)) < MERGE_MARGIN) return;
    const [older, newer] = first.event.order < second.event.order ? [first, second] : [second, first];
    if (newer.event.leaders > 1 || older.event.leaders === LEADERS_MAX) return;
    extend(older, newer);
    newer.event = older.event;
    older.event.leaders += 1;
  }

  return {
    assign(post) {
      if (isChatter(post)) return post.id;
      const own = reader.read(post, post.id);
      const [best, other] = matches(own);
      reader.count(own.features);
      if (best === undefined) {
        live.open(own);
        return post.id;
      }
      if (other !== undefined && other.margin >= BRIDGE_MARGIN) mergeWhenAlike(best.story, other.story);
      extend(best.story, own);
      return best.story.event.id;
    },
    remember(post, storyId) {
      if (post.stems.length === 0 || isChatter(post)) return;
      const own = reader.read(post, storyId);
      reader.count(own.features);
      const story = live.byId(storyId);
      if (story === undefined) live.open(own);
      else extend(story, own);
    },
  };
}

interface Match {
  story: Story;
  margin: number;
}

/** A story without a place takes over the first one that is named, or two towns would meet in it. */
function extend({ event }: Story, { event: added }: Story): void {
  event.where = mergeWhere(event.where, added.where);
  event.topicId ??= added.topicId;
  event.lastMs = Math.max(event.lastMs, added.lastMs);
}

function isChatter(post: StoryPost): boolean {
  if (post.topics.length > 0 || post.places.length > 0) return false;
  const isAnswer = post.kind === 'comment' || post.kind === 'reply';
  return isAnswer || post.stems.length < UNPLACED_STEMS_MIN;
}

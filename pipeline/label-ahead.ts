import type { Labelled } from '../contracts/enriched.ts';
import type { LandedPage } from '../contracts/landing.ts';
import type { PostStore } from '../contracts/post-store.ts';
import type { Post } from '../contracts/post.ts';
import { decide } from './decide.ts';
import { foldObservations } from './observations.ts';

/** Stage A over many posts, in order. */
export type Label = (posts: readonly Post[]) => Promise<Labelled[]>;

export interface LabelAhead {
  /** As the `label` it stands before; posts of pages that were announced wait for their labels only. */
  label: Label;
  /**
   * Begins to label the fresh posts of pages that are handled next, while those before them are stored: stage A has a thread
   * of its own, and the engine has its own. Says nothing of failures: the labels are asked for again.
   */
  announce(pages: readonly LandedPage[]): Promise<void>;
}

/** Labels of announced posts until they are taken; a page that never comes again is collected with its posts. */
export function createLabelAhead(label: Label, store: Pick<PostStore, 'known'>): LabelAhead {
  const begun = new WeakMap<Post, Promise<Labelled | undefined>>();

  async function announce(pages: readonly LandedPage[]): Promise<void> {
    const observations = foldObservations(pages);
    const known = await store.known(observations.map(({ id }) => id));
    const fresh = observations.flatMap((observation) => {
      const decision = decide(observation, known.get(observation.id));
      return decision.kind === 'new' || decision.kind === 'changed' ? [decision.post] : [];
    });
    const labelled = label(fresh).catch((): Labelled[] => []);
    for (const [index, post] of fresh.entries())
      begun.set(
        post,
        labelled.then((posts) => posts[index]),
      );
  }

  return {
    announce,
    async label(posts) {
      const ahead = await Promise.all(posts.map(async (post) => begun.get(post)));
      const missing = await label(posts.filter((_, index) => ahead[index] === undefined));
      let next = 0;
      return posts.map((post, index) => {
        begun.delete(post);
        const found = ahead[index] ?? missing[next++];
        if (found === undefined) throw new RangeError(`no labels for ${post.id}`);
        return found;
      });
    },
  };
}

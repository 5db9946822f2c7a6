import { leadingMention } from './plain-text.ts';
import type { Comment } from './schema.ts';

/** Who answers whom under one post. It sees author ids, so it lives only as long as the post's comments are read. */
export interface ThreadLinks {
  /**
   * Id of the comment that this one answers: the one VK names, else the addressed author's latest earlier comment, else
   * the head of its branch; null: it answers the post. Comments have to be given in the order in which VK lists them.
   */
  parentOf(comment: Comment): number | null;
}

/** Links for the comments of one post. */
export function createThreadLinks(): ThreadLinks {
  /** Author → ids of the author's comments so far; ids of a wall grow with time. */
  const idsByAuthor = new Map<number, number[]>();

  return {
    parentOf(comment) {
      const parent =
        comment.reply_to_comment ??
        latestBefore(
          idsByAuthor.get(leadingMention(comment.text) ?? comment.reply_to_user ?? 0) ?? [],
          comment.id,
        ) ??
        comment.parents_stack.at(-1) ??
        null;
      if (comment.from_id !== undefined) {
        const ids = idsByAuthor.get(comment.from_id);
        if (ids === undefined) idsByAuthor.set(comment.from_id, [comment.id]);
        else ids.push(comment.id);
      }
      return parent;
    },
  };
}

function latestBefore(ids: readonly number[], id: number): number | null {
  const earlier = ids.filter((other) => other < id);
  return earlier.length === 0 ? null : Math.max(...earlier);
}

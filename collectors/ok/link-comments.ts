import { leadingMention } from './plain-text.ts';
import type { Comment } from './schema.ts';

/** Who answers whom under one topic. It sees author ids, so it lives only as long as the comments are read. */
export interface ThreadLinks {
  /**
   * Id of the comment that this one answers: the one that is named, else the addressed author's latest earlier comment;
   * null: it answers the topic. Comments have to be given oldest first.
   */
  parentOf(comment: Comment): string | null;
}

/** Links for the comments of one topic. */
export function createThreadLinks(): ThreadLinks {
  const latestByAuthor = new Map<string, string>();

  return {
    parentOf(comment) {
      const addressed = leadingMention(comment.text) ?? comment.reply_to_id;
      const latest = addressed === undefined ? undefined : latestByAuthor.get(addressed);
      if (comment.author_id !== undefined) latestByAuthor.set(comment.author_id, comment.id);
      return comment.reply_to_comment_id ?? latest ?? null;
    },
  };
}

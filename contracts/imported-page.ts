import { z } from 'zod';
import { postSchema } from './post.ts';

/** Posts in one page of an import. */
export const IMPORTED_POSTS_MAX = 500;

/**
 * A page of posts read from a file, as it travels from the command to the process that owns the data folder. Imported
 * posts have no author: a pseudonym is made only where posts are collected.
 */
export const importedPageSchema = z.strictObject({
  sourceId: z.string().min(1).max(100),
  posts: z.array(postSchema.omit({ authorKey: true })).max(IMPORTED_POSTS_MAX),
  quarantined: z
    .array(
      z.object({ reason: z.string().max(500), place: z.string().max(200), sample: z.string().max(4_000) }),
    )
    .max(IMPORTED_POSTS_MAX),
  futureDates: z.number().int().nonnegative(),
});

export type ImportedPage = z.infer<typeof importedPageSchema>;

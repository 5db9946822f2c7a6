import { z } from 'zod';

const text = z.string().catch('');
const count = z.number().optional().catch(undefined);
const id = z.union([z.string().regex(/^[\w-]{1,64}$/), z.number().int().nonnegative().transform(String)]);
const person = z
  .object({ id: id.nullable().catch(null) })
  .nullable()
  .catch(null);

/** A comment of `/api/comments/video/<video>/`. Rutube documents none of this; other fields are ignored. */
export const commentSchema = z.object({
  id,
  text: z.string(),
  user: person,
  author: person,
  parent_id: id.nullable().catch(null),
  created_ts: text,
  created: text,
  publication_ts: text,
  is_deleted: z.boolean().catch(false),
  likes_number: count,
  replies_number: count,
});

/** A video of `/api/video/person/<id>/`, `/api/video/category/…`. */
export const videoSchema = z.object({
  id: z.string().regex(/^[\da-f]{16,64}$/i),
  title: z.string(),
  description: text,
  author: person,
  publication_ts: text,
  created_ts: text,
  hits: count,
});

export const listSchema = z.object({ results: z.array(z.unknown()) });
export const errorSchema = z.object({ detail: z.union([z.string(), z.object({ name: text })]) });

export type Comment = z.infer<typeof commentSchema>;
export type Video = z.infer<typeof videoSchema>;

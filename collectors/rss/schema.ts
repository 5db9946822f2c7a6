import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';
import { holdSchema } from '../kit/hold.ts';

const text = z.string().catch('');

/** An item of a JSON Feed 1.x (jsonfeed.org/version/1.1); wrong types count as absent. */
export const jsonItemSchema = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .nullable()
    .catch(null),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  author: z.object({ name: text }).nullable().catch(null),
  authors: z.array(z.object({ name: text })).catch([]),
});

export const jsonFeedSchema = z.object({
  version: z.string().regex(/^https?:\/\/jsonfeed\.org\/version\//),
  items: z.array(z.unknown()),
});

/** Where reading a feed goes on. Validators are kept as the server wrote them. */
export const rssCursorSchema = z.object({
  etag: z.string().nullable().catch(null),
  lastModified: z.string().nullable().catch(null),
  /** SHA-256 of the last body that was read whole. */
  bodyHash: z.string().nullable().catch(null),
  firstSeen: firstSeenSchema,
  robots: z.object({ checkedMs: z.number(), isAllowed: z.boolean() }).nullable().catch(null),
  /** Permanent redirects seen in a row, and where they led. */
  moved: z.object({ to: z.string(), times: z.number() }).nullable().catch(null),
  /** When 404 began and how often it was answered since. */
  missing: z.object({ sinceMs: z.number(), times: z.number() }).nullable().catch(null),
  hold: holdSchema,
});

export type RssCursor = z.infer<typeof rssCursorSchema>;

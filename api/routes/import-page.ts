import { z } from 'zod';
import { importedPageSchema, type ImportedPage } from '../../contracts/imported-page.ts';
import type { Post } from '../../contracts/post.ts';
import { boundText } from '../../text/bound.ts';
import { maskPersonalData } from '../../text/mask.ts';
import { IMPORTED_PAGE } from './admin-examples.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

/** 500 posts of the longest text in Cyrillic, with room for their fields. */
const BODY_BYTES_MAX = 32 * 1024 * 1024;
/** Storing waits for what is being stored already. */
const TIME_LIMIT_MS = 5 * 60_000;

/** `POST /admin/import`: store a page of posts from a file. */
export function importPageRoute(api: Api, { operations }: RouteContext): void {
  api.post(
    '/admin/import',
    {
      config: { role: 'admin' },
      bodyLimit: BODY_BYTES_MAX,
      handlerTimeout: TIME_LIMIT_MS,
      schema: {
        tags: ['administration'],
        summary: 'Store posts that were read from a file',
        description:
          'Used by `./veche import`. Texts are masked, whoever sends them. The same posts again change nothing.',
        body: importedPageSchema.meta({ examples: [IMPORTED_PAGE] }),
        response: answers(
          'What was taken',
          z.object({ posts: z.number().int() }).meta({ examples: [{ posts: 1 }] }),
        ),
      },
    },
    async (request) => {
      const posts = request.body.posts.map(safePost);
      const quarantined = request.body.quarantined.map((item) => ({
        ...item,
        sample: maskPersonalData(item.sample),
      }));
      await operations.importPage({ ...request.body, posts, quarantined, tombstones: [], cursor: {} });
      return { posts: posts.length };
    },
  );
}

/** A post as it may be stored: masked, of no known author, without an address that names a person or is none of the web. */
function safePost(post: ImportedPage['posts'][number]): Post {
  const { text, truncated } = boundText(maskPersonalData(post.text));
  const { url } = post;
  const isKept = url !== null && /^https?:\/\//i.test(url) && maskPersonalData(url) === url;
  return {
    ...post,
    text,
    truncated: post.truncated || truncated,
    url: isKept ? url : null,
    authorKey: null,
  };
}

import { z } from 'zod';
import { VERIFIED } from './admin-examples.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const reportSchema = z
  .object({
    checkedPosts: z.number().int(),
    checkedCells: z.number().int(),
    differences: z.array(z.object({ where: z.string(), rollup: z.number(), posts: z.number() })),
    mended: z
      .array(z.object({ table: z.string(), rows: z.number().int() }))
      .optional()
      .describe('With `repair`: rows that were wrong, by table; `differences` are those that are left'),
  })
  .meta({ examples: [VERIFIED] });

const bodySchema = z
  .strictObject({
    repair: z
      .boolean()
      .default(false)
      .describe('Make what is derived from the posts equal to them first; the posts are never changed'),
  })
  .nullish()
  .meta({ examples: [{ repair: false }] });

/** Comparing all posts takes time; the reader waits for it. */
const TIME_LIMIT_MS = 30 * 60_000;

/** `POST /admin/verify`: compare all that is derived from the posts with them, and mend it when asked to. */
export function verifyRoute(api: Api, { operations }: RouteContext): void {
  api.post(
    '/admin/verify',
    {
      config: { role: 'admin' },
      handlerTimeout: TIME_LIMIT_MS,
      schema: {
        tags: ['administration'],
        summary: 'Compare the rollups with the posts',
        description: 'Empty `differences`: every number of the rollups is the count of the posts behind it.',
        body: bodySchema,
        response: answers('What was compared', reportSchema),
      },
    },
    ({ body }) => (body?.repair === true ? operations.repair() : operations.verify()),
  );
}

import { z } from 'zod';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const reportSchema = z.object({
  checkedPosts: z.number().int(),
  checkedCells: z.number().int(),
  differences: z.array(z.object({ where: z.string(), rollup: z.number(), posts: z.number() })),
});

/** Comparing all posts takes time; the reader waits for it. */
const TIME_LIMIT_MS = 30 * 60_000;

/** `POST /admin/verify`: compare the rollups with the posts. */
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
        response: answers('What was compared', reportSchema),
      },
    },
    () => operations.verify(),
  );
}

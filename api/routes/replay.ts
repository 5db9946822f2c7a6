import { z } from 'zod';
import { toIso } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { ReplayOptions } from '../../contracts/maintenance.ts';
import { PUBLISHED_MIN } from '../../contracts/post.ts';
import { sendWork, WORK_LIMIT_MS, WORK_TYPE } from '../send-work.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { REPLAY_REPORT, REPLAY_WISH, workExample } from './work-examples.ts';

const MOMENT_LENGTH_MAX = 40;
const FIRST = Date.parse(PUBLISHED_MIN);
const bodySchema = z
  .strictObject({
    from: z
      .string()
      .max(MOMENT_LENGTH_MAX)
      .optional()
      .describe('Start of publishing, included; the first post'),
    to: z.string().max(MOMENT_LENGTH_MAX).optional().describe('End of publishing, not included; now'),
    dryRun: z.boolean().default(false).describe('Only tell what would change'),
  })
  .meta({ examples: [REPLAY_WISH] });

/** `POST /admin/replay`: label stored posts again with the processors of today. */
export function replayRoute(api: Api, context: RouteContext): void {
  const { operations, logger } = context;
  api.post(
    '/admin/replay',
    {
      config: { role: 'admin' },
      handlerTimeout: WORK_LIMIT_MS,
      schema: {
        tags: ['administration'],
        summary: 'Label stored posts again',
        description:
          'Runs the processors of today over stored posts, oldest first, and writes those whose labels are different now. ' +
          'Copies, stories, and what people corrected stay; posts whose text is gone are left alone. Pages are stored ' +
          'meanwhile. It ends when the reader leaves; what was written stays.',
        body: bodySchema,
        response: textAnswers('Progress, then what changed', {
          [WORK_TYPE]: workExample('posts replayed', REPLAY_REPORT),
        }),
      },
    },
    async (request, reply) => {
      const options = optionsOf(request.body, context);
      await sendWork({ request, reply, logger }, (tell) => operations.replay(options, tell, request.gone));
      return reply;
    },
  );
}

function optionsOf(
  { from, to, dryRun }: z.output<typeof bodySchema>,
  { time, clock }: RouteContext,
): ReplayOptions {
  const start = from === undefined ? FIRST : time.parse(from);
  const end = to === undefined ? clock.now() : time.parse(to);
  if (!(start < end)) {
    throw new VecheError('usage', 'the period is empty, or one of its ends is no date', {
      hint: 'give dates such as 2026-11-01 or 2026-11-01T08:00, the earlier one as from',
    });
  }
  // No post is of another time, and the store knows none that is far from ours.
  const bounded = (ms: number) => toIso(Math.min(Math.max(ms, FIRST), clock.now()));
  return { from: bounded(start), to: bounded(end), isDryRun: dryRun };
}

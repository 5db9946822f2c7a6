import { forgetDemandSchema } from '../../contracts/maintenance.ts';
import { personOf } from '../access/person.ts';
import { sendWork, WORK_LIMIT_MS, WORK_TYPE } from '../send-work.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { FORGET_DEMAND, FORGET_REPORT, workExample } from './work-examples.ts';

/** `POST /admin/forget`: take posts or channels away for good. */
export function forgetRoute(api: Api, { operations, logger }: RouteContext): void {
  api.post(
    '/admin/forget',
    {
      config: { role: 'admin' },
      handlerTimeout: WORK_LIMIT_MS,
      schema: {
        tags: ['administration'],
        summary: 'Take posts or channels away for good',
        description:
          'For a lawful demand. Their texts, addresses and authors leave the store, landed pages, the quarantine and the ' +
          'quotes of threads; counts stay. No later page brings them back. It goes on when the reader leaves. Backups that ' +
          'were made before still hold them: a restore takes them away again, but the files have to be removed by hand.',
        body: forgetDemandSchema.meta({ examples: [FORGET_DEMAND] }),
        response: textAnswers('Progress, then where it was removed from', {
          [WORK_TYPE]: workExample('posts erased', FORGET_REPORT),
        }),
      },
    },
    async (request, reply) => {
      const by = personOf(request).name;
      await sendWork({ request, reply, logger }, (tell) => operations.forget(request.body, by, tell));
      return reply;
    },
  );
}

import { VecheError } from '../../contracts/errors.ts';
import { forgetDemandSchema, forgetReportSchema, type ForgetReport } from '../../contracts/maintenance.ts';
import { withApi } from '../api-access.ts';
import { createProgressLine, followWork } from '../follow-work.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';

interface ForgetOptions extends CommonOptions {
  post?: string[];
  channel?: string[];
}

/** `forget`: takes posts or whole channels away for good. @throws {VecheError} `usage` when neither is named. */
export async function forgetCommand(options: ForgetOptions): Promise<void> {
  const body = demandOf(options);
  const progress = createProgressLine(process.stderr, Date.now);
  await withApi(readSettings(options), async (api) => {
    const answer = await api({ method: 'POST', path: '/api/v1/admin/forget', body });
    const report = await followWork(answer, forgetReportSchema, progress.tell);
    progress.end();
    await write(process.stdout, reportText(report));
  });
}

function demandOf({ post = [], channel = [] }: ForgetOptions): object {
  const channels = channel.map((text) => {
    const at = text.indexOf(':');
    return { network: text.slice(0, at), channelId: text.slice(at + 1) };
  });
  const parsed = forgetDemandSchema.safeParse({ posts: post, channels });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new VecheError('usage', 'it is not clear what has to be forgotten', {
    where: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    hint: 'give --post vk:-1_15, or --channel vk:-1 (network and channel id)',
  });
}

function reportText(report: ForgetReport): string {
  const lines = [
    `posts erased: ${report.posts}`,
    `posts that were not there, or deleted before: ${report.alreadyGone}`,
    `threads whose quotes were removed: ${report.threads}`,
    `landed pages rewritten: ${report.landedPages}`,
    `quarantined items removed: ${report.quarantined}`,
    `damaged batches removed: ${report.damagedBatches}`,
    'None of it comes back when its page is read again. Backups made before still hold it: remove them.',
  ];
  return `${lines.join('\n')}\n`;
}

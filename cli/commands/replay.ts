import { replayReportSchema, type ReplayReport } from '../../contracts/maintenance.ts';
import { withApi } from '../api-access.ts';
import { createProgressLine, followWork } from '../follow-work.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';

interface ReplayCommandOptions extends CommonOptions {
  from?: string;
  to?: string;
  dryRun?: boolean;
  format: 'text' | 'json';
}

/** Pairs of blocks or districts that are printed of each table. */
const TRANSITIONS_SHOWN = 20;

/** `replay`: labels stored posts again with the processors of today, and says what changed. */
export async function replayCommand(options: ReplayCommandOptions): Promise<void> {
  const { from, to, dryRun = false, format } = options;
  const body = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), dryRun };
  const progress = createProgressLine(process.stderr, Date.now);
  await withApi(readSettings(options), async (api) => {
    const answer = await api({ method: 'POST', path: '/api/v1/admin/replay', body });
    const report = await followWork(answer, replayReportSchema, progress.tell);
    progress.end();
    await write(process.stdout, format === 'json' ? `${JSON.stringify(report)}\n` : reportText(report));
  });
}

function reportText(report: ReplayReport): string {
  const { looked, changed, skipped, before, version } = report;
  const verb = report.isDryRun ? 'would change' : 'changed';
  const lines = [
    `${looked} posts from ${report.from} to ${report.to}: ${changed} ${verb}, ${skipped} were edited meanwhile and skipped`,
    `labelled by ${before.map((entry) => `${entry.version} (${entry.posts})`).join(', ') || 'nobody'}` +
      (changed > 0 ? `; now by ${version}` : ''),
    ...section(
      'labels',
      report.fields.map(({ field, posts }) => `${field}: ${posts}`),
    ),
    ...section('blocks', report.blocks.map(transition)),
    ...section('districts', report.districts.map(transition)),
    ...section(
      'examples',
      report.examples.map(({ id, field, from, to }) => `${id}: ${field}: ${from} → ${to}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function transition({ from, to, posts }: ReplayReport['blocks'][number]): string {
  return `${from} → ${to}: ${posts}`;
}

function section(title: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  const more = entries.length - TRANSITIONS_SHOWN;
  const shown = entries.slice(0, TRANSITIONS_SHOWN).map((entry) => `  ${entry}`);
  return [`${title}:`, ...shown, ...(more > 0 ? [`  … and ${more} more; --format json tells all`] : [])];
}
